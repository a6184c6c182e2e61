import Foundation
import Routing

/// Lines by where they run, to ask how much of another one runs along them.
struct LineMesh {
    private var segments: [Cell: [MeasuredLine]] = [:]

    private struct Cell: Hashable {
        var row: Int
        var column: Int

        init(_ coordinate: Coordinate) {
            row = Int((coordinate.latitude / LineMesh.degrees).rounded(.down))
            column = Int((coordinate.longitude / LineMesh.degrees).rounded(.down))
        }
    }

    /// The size of a cell: about a hundred meters.
    private static let degrees = 0.001
    /// Meters from a line, and degrees off its heading, within which one runs along it.
    private static let tolerance = (meters: 5.0, degrees: 45.0)
    /// Meters between two places that are looked at.
    private static let step = 5.0

    init(_ lines: [MeasuredLine]) {
        for line in lines {
            for (start, end) in zip(line.coordinates, line.coordinates.dropFirst()) where start != end {
                guard let segment = MeasuredLine([start, end]) else { continue }
                for cell in Self.cells(around: start, end) { segments[cell, default: []].append(segment) }
            }
        }
    }

    /// All that a segment comes near to.
    private static func cells(around start: Coordinate, _ end: Coordinate) -> [Cell] {
        // As much as the tolerance, up to 80 degrees north and south.
        let margin = (north: degrees / 10, east: degrees / 2)
        let south = Cell(
            Coordinate(
                latitude: min(start.latitude, end.latitude) - margin.north,
                longitude: min(start.longitude, end.longitude) - margin.east))
        let north = Cell(
            Coordinate(
                latitude: max(start.latitude, end.latitude) + margin.north,
                longitude: max(start.longitude, end.longitude) + margin.east))
        var cells: [Cell] = []
        for row in south.row...north.row {
            for column in south.column...north.column {
                var cell = south
                (cell.row, cell.column) = (row, column)
                cells.append(cell)
            }
        }
        return cells
    }

    /// How many meters of `line` run along one of these lines, in its direction.
    func meters(of line: MeasuredLine) -> Double {
        let steps = max(Int((line.length / Self.step).rounded(.up)), 1)
        let step = line.length / Double(steps)
        let along = (0..<steps).count { number in
            let offset = (Double(number) + 0.5) * step
            return runs(along: line.coordinate(at: offset), heading: line.bearing(at: offset))
        }
        return Double(along) * step
    }

    private func runs(along place: Coordinate, heading: Double?) -> Bool {
        guard let heading else { return true }
        return (segments[Cell(place)] ?? []).contains { segment in
            guard let bearing = segment.bearing(at: 0), Bearing.difference(bearing, heading) <= Self.tolerance.degrees
            else { return false }
            return segment.nearest(to: place).distance <= Self.tolerance.meters
        }
    }
}

extension LineMesh {
    /// What is missing of the truth and what is wrong in the match, by the length of the truth.
    static func mismatch(of matched: [MeasuredLine], from truth: MeasuredLine) -> Double {
        let missing = truth.length - LineMesh(matched).meters(of: truth)
        let mesh = LineMesh([truth])
        let wrong = matched.reduce(0) { $0 + $1.length - mesh.meters(of: $1) }
        return (missing + wrong) / truth.length
    }
}
