/// What an address of OSRM's HTTP API names: `/{service}/{version}/{profile}/{coordinates}[.{format}]`.
///
/// Source: OSRM, "HTTP API", general options.
package struct OSRMAddress: Sendable, Equatable {
    package enum Service: String, Sendable, CaseIterable {
        case route, nearest, table, match
    }

    /// Where to, as it was written.
    package enum Coordinates: Sendable, Equatable {
        case list([Location])
        /// Google's encoded polyline, with five or six decimals.
        case polyline(String, decimals: Int)
    }

    package var service: Service
    /// Such as `driving`; what it means is not decided here.
    package var profile: String
    package var coordinates: Coordinates

    /// - Parameter path: percent-decoded, as it came, with its slash first.
    package init(parsing path: Substring) throws(OSRMError) {
        let parts = path.utf8.dropFirst()
            .split(separator: UInt8(ascii: "/"), maxSplits: 3, omittingEmptySubsequences: false).map(Substring.init)
        guard parts.count == 4, !parts[2].isEmpty, !parts[3].isEmpty else {
            throw .malformedPath(at: path.utf8.count)
        }
        guard let service = Service(rawValue: String(parts[0])) else {
            throw OSRMError(.invalidService, "Service \(parts[0].prefix(40)) not found!")
        }
        guard parts[1] == "v1" else {
            throw OSRMError(.invalidVersion, "Service \(service.rawValue) \(parts[1].prefix(40)) not found; it is v1")
        }
        self.service = service
        profile = String(parts[2])
        let start = path.utf8.distance(from: path.startIndex, to: parts[3].startIndex)
        coordinates = try Self.coordinates(in: try Self.withoutFormat(parts[3]), at: start)
    }

    private static func withoutFormat(_ text: Substring) throws(OSRMError) -> Substring {
        if text.hasSuffix(".json") { return text.dropLast(5) }
        if text.hasSuffix(".flatbuffers") {
            throw OSRMError(.notImplemented, "This server answers in JSON; leave the format out, or ask for json")
        }
        return text
    }

    private static func coordinates(in text: Substring, at start: Int) throws(OSRMError) -> Coordinates {
        if text.hasSuffix(")") {
            for (prefix, decimals) in [("polyline(", 5), ("polyline6(", 6)] where text.hasPrefix(prefix) {
                return .polyline(String(text.dropFirst(prefix.count).dropLast()), decimals: decimals)
            }
        }
        var locations: [Location] = []
        for part in text.parts(between: ";") {
            guard let location = Location(osrm: part) else {
                throw .malformedQuery(
                    at: start + text.utf8.distance(from: text.startIndex, to: part.startIndex),
                    "a coordinate is {longitude},{latitude}")
            }
            guard abs(location.longitude) <= 180, abs(location.latitude) <= 90 else {
                throw OSRMError(.invalidValue, "Invalid coordinate value.")
            }
            locations.append(location)
        }
        return .list(locations)
    }
}

extension Substring {
    /// The parts between the bytes of an ASCII character, empty ones too; many times faster than by characters.
    func parts(between separator: Unicode.Scalar) -> [Substring] {
        utf8.split(separator: UInt8(ascii: separator), omittingEmptySubsequences: false).map(Substring.init)
    }
}

extension Location {
    fileprivate init?(osrm text: Substring) {
        guard let comma = text.utf8.firstIndex(of: UInt8(ascii: ",")),
            let longitude = OSRMOption.number(text[..<comma]),
            let latitude = OSRMOption.number(Substring(text.utf8[text.utf8.index(after: comma)...]))
        else { return nil }
        self.init(longitude: longitude, latitude: latitude)
    }
}
