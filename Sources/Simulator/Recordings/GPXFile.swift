import Routing

/// Tracks in the GPS Exchange Format.
///
/// Source: GPX 1.1 (topografix.com/GPX/1/1). Speed and course stand in extensions there, and in the point itself in
/// GPX 1.0; both are read, by their names alone.
package enum GPXFile {
    /// Reads a file's track points.
    ///
    /// - Returns: one list for each segment that isn't empty, in the file's order: a gap between two of them is a pause of
    ///   the recording.
    /// - Throws: `RecordingError` that says which line is wrong, and how.
    package static func read(_ path: String) throws -> [[RecordedFix]] {
        try segments(of: RecordingFile.bytes(of: path), path: path)
    }

    /// - Parameter path: for messages.
    static func segments(of bytes: [UInt8], path: String) throws(RecordingError) -> [[RecordedFix]] {
        let reader = GPXReader()
        do throws(RecordingFault) {
            try XMLReading.read(bytes, reader)
            return try reader.segments()
        } catch {
            throw error.located(in: path)
        }
    }
}

/// Takes a GPX document's elements as they come.
private final class GPXReader: XMLHandler {
    /// A track point, as far as it has been read.
    private struct Point {
        var coordinate: Coordinate
        var time: Int64?
        var dilution: Double?
        var heading: Double?
        var speed: Double?
    }

    private var finished: [[RecordedFix]] = []
    private var segment: [RecordedFix] = []
    private var point: Point?
    private var hasRoot = false
    private var count = 0

    func segments() throws(RecordingFault) -> [[RecordedFix]] {
        guard !finished.isEmpty else {
            throw RecordingFault(.notATrack, "it has no track points (trkpt); routes and waypoints are not recordings")
        }
        return finished
    }

    func begin(_ name: String, _ attributes: [String: String]) throws(RecordingFault) {
        guard hasRoot else {
            guard name == "gpx" else {
                throw RecordingFault(.notATrack, "not a GPX file: its first element is \(name.quoted)")
            }
            return hasRoot = true
        }
        guard name == "trkpt" else { return }
        guard point == nil else { throw RecordingFault(.corrupted, "a track point within another") }
        point = Point(coordinate: try place(attributes))
    }

    func end(_ name: String, _ text: String) throws(RecordingFault) {
        switch name {
        case "trkseg":
            if !segment.isEmpty { finished.append(segment) }
            segment = []
        case "trkpt":
            segment.append(try fix())
            point = nil
        default:
            try take(text, of: name)
        }
    }

    private func take(_ text: String, of name: String) throws(RecordingFault) {
        guard point != nil else { return }
        switch name {
        case "time": point?.time = try time(text)
        case "hdop": point?.dilution = try number(text, of: name, within: 0...1_000)
        case "speed": point?.speed = try number(text, of: name, within: 0...1_000)
        case "course": point?.heading = Bearing.normalized(try number(text, of: name, within: -360...360))
        default: break
        }
    }

    private func place(_ attributes: [String: String]) throws(RecordingFault) -> Coordinate {
        guard let latitude = attributes["lat"], let longitude = attributes["lon"] else {
            throw RecordingFault(.corrupted, "a track point without lat and lon")
        }
        return Coordinate(
            latitude: try number(latitude, of: "lat", within: -90...90),
            longitude: try number(longitude, of: "lon", within: -180...180))
    }

    private func fix() throws(RecordingFault) -> RecordedFix {
        guard let point else { throw RecordingFault(.corrupted, "a track point ends that didn't begin") }
        guard let time = point.time else {
            throw RecordingFault(.notATrack, "a track point without a time: nobody knows how fast it was driven")
        }
        count += 1
        guard count <= RecordingFile.maximumFixes else {
            throw RecordingFault(.tooLarge, "more than \(RecordingFile.maximumFixes) track points")
        }
        return RecordedFix(
            coordinate: point.coordinate, time: time, accuracy: point.dilution.map(RecordedFix.accuracy),
            heading: point.heading, speed: point.speed)
    }

    private func time(_ text: String) throws(RecordingFault) -> Int64 {
        guard let time = RecordedTime.milliseconds(text) else {
            throw RecordingFault(.corrupted, "no time: \(text.quoted); it should be like 2026-05-01T08:30:00Z")
        }
        return time
    }

    private func number(
        _ text: String, of name: String, within range: ClosedRange<Double>
    ) throws(RecordingFault) -> Double {
        guard let number = Double(text), range.contains(number) else {
            throw RecordingFault(
                .corrupted,
                "\(name) must be a number from \(Int(range.lowerBound)) to \(Int(range.upperBound)), not \(text.quoted)"
            )
        }
        return number
    }
}
