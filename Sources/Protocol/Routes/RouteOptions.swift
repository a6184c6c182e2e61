/// What a client wants to be told of a route; names and raw values are OSRM's and Mapbox's.
package struct RouteOptions: Sendable, Equatable {
    /// Whether legs have steps and a summary.
    package var steps: Bool
    package var overview: Overview
    package var geometries: GeometryFormat
    package var annotations: Annotations
    /// Whether steps say what to speak.
    package var voiceInstructions: Bool
    /// Whether steps say what to show.
    package var bannerInstructions: Bool

    /// How much of the whole route's shape is told.
    package enum Overview: String, Sendable, CaseIterable {
        case full
        /// As much of it as can be seen where the whole route is.
        case simplified
        case none = "false"
    }

    package enum GeometryFormat: String, Sendable, CaseIterable {
        /// Five decimals.
        case polyline
        /// Six decimals.
        case polyline6
        case geojson
    }

    /// What is told of each segment between two points of a leg's line.
    package struct Annotations: OptionSet, Sendable, Hashable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }

        package static let duration = Annotations(rawValue: 1 << 0)
        package static let nodes = Annotations(rawValue: 1 << 1)
        package static let distance = Annotations(rawValue: 1 << 2)
        package static let weight = Annotations(rawValue: 1 << 3)
        package static let datasources = Annotations(rawValue: 1 << 4)
        package static let speed = Annotations(rawValue: 1 << 5)
        /// Mapbox's addition.
        package static let maxspeed = Annotations(rawValue: 1 << 6)
        /// Mapbox's addition.
        package static let congestion = Annotations(rawValue: 1 << 7)

        /// All that OSRM has: `annotations=true`.
        package static let all: Annotations = [.duration, .nodes, .distance, .weight, .datasources, .speed]

        /// The annotation of that name, such as `datasources`.
        package init?(name: String) {
            guard let found = Self.byName[name] else { return nil }
            self = found
        }

        private static let byName: [String: Annotations] = [
            "duration": .duration, "nodes": .nodes, "distance": .distance, "weight": .weight,
            "datasources": .datasources, "speed": .speed, "maxspeed": .maxspeed, "congestion": .congestion,
        ]
    }

    /// OSRM's defaults.
    package init(
        steps: Bool = false, overview: Overview = .simplified, geometries: GeometryFormat = .polyline,
        annotations: Annotations = [], voiceInstructions: Bool = false, bannerInstructions: Bool = false
    ) {
        self.steps = steps
        self.overview = overview
        self.geometries = geometries
        self.annotations = annotations
        self.voiceInstructions = voiceInstructions
        self.bannerInstructions = bannerInstructions
    }

    /// What the driver of a trip is told.
    package static let trip = RouteOptions(
        steps: true, overview: .full, geometries: .polyline6,
        annotations: [.distance, .duration, .speed, .maxspeed, .congestion],
        voiceInstructions: true, bannerInstructions: true)
}
