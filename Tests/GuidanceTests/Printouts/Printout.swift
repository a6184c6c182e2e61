import Guidance
import Routing
import TestSupport
import Testing

/// A drawn map and some drives over it, whose directions are kept as text in `Golden/NAME.txt`.
struct Printout: Sendable, CustomTestStringConvertible {
    let name: String
    let mode: TravelMode
    /// From place to place; what begins with `~` follows the nodes as they stand.
    let drives: [String]
    let map: @Sendable () throws -> MapSketch

    init(
        _ name: String, _ drives: String..., mode: TravelMode = .car, map: @escaping @Sendable () throws -> MapSketch
    ) {
        self.name = name
        self.mode = mode
        self.drives = drives
        self.map = map
    }

    var testDescription: String { name }

    /// All drives, as people read them.
    func text() throws -> String {
        let map = try map()
        let parts = try drives.map { places in
            let drive =
                places.hasPrefix("~")
                ? try Drive(map, along: String(places.dropFirst()), mode: mode) : try Drive(map, places, mode: mode)
            return "== \(places)\n" + drive.directions.legs.map(DirectionsPrinter.text).joined(separator: "\n")
        }
        return parts.joined(separator: "\n") + "\n"
    }

    static let all = crossings + forksAndRamps + dividedRoads + rings + namesAndModes
}
