import Foundation

/// One request of OSRM's HTTP API, read whole; what its service does with it is not decided here.
package struct OSRMQuery: Sendable, Equatable {
    package var address: OSRMAddress
    package var places: PlaceOptions
    package var service: Service

    package enum Service: Sendable, Equatable {
        case route(RouteQuery)
        case nearest(NearestQuery)
        case table(TableQuery)
        case match(MatchQuery)
    }

    /// - Parameter target: the path with its query string, as it stands in the request line.
    package init(parsing target: String) throws(OSRMError) {
        let question = target.utf8.firstIndex(of: UInt8(ascii: "?")) ?? target.endIndex
        // An encoded polyline may have question marks, which stay encoded until the address has been cut.
        let path = try Self.decoded(target[..<question])
        address = try OSRMAddress(parsing: path)
        let query = try Self.decoded(target[question...].dropFirst())
        let options = try OSRMOption.all(in: query, at: path.utf8.count + 1)
        var places = PlaceOptions()
        switch address.service {
        case .route: service = .route(try RouteQuery(options, &places))
        case .nearest: service = .nearest(try NearestQuery(options, &places))
        case .table: service = .table(try TableQuery(options, &places))
        case .match: service = .match(try MatchQuery(options, &places))
        }
        self.places = places
    }

    private static func decoded(_ text: Substring) throws(OSRMError) -> Substring {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
        guard let decoded = text.removingPercentEncoding else { throw .malformedPath(at: text.utf8.count) }
        return Substring(decoded)
    }
}

/// The options of one service: those that it knows, and those of all.
protocol ServiceOptions {
    init()
    /// - Returns: whether the option is one of these.
    mutating func take(_ option: OSRMOption) throws(OSRMError) -> Bool
}

extension ServiceOptions {
    init(_ options: [OSRMOption], _ places: inout PlaceOptions) throws(OSRMError) {
        self.init()
        for option in options {
            if try take(option) { continue }
            guard try places.take(option) else { throw option.malformed("is no option of this service") }
        }
    }
}
