import Guidance
import Protocol
import Routing

/// What is told of a way: as much as a request asked for.
struct RouteTelling {
    let request: OSRMRequest
    let options: RouteQuery

    /// - Parameters:
    ///   - paths: one for each leg.
    ///   - stops: where each leg was asked to end: numbers of coordinates.
    func object(of paths: [RoutePath], to stops: some Sequence<Int>) -> RouteObject {
        let told = options.told
        guard told.steps || told.overview != .none || !told.annotations.isEmpty else { return figures(of: paths) }
        let guide = RouteGuide(
            metric: request.metric, language: options.language.flatMap { Language.matching($0) } ?? .english,
            units: options.voiceUnits == .imperial ? .imperial : .metric, announcements: announcements,
            tellsNodes: told.annotations.contains(.nodes))
        guard told.steps else { return RouteObject(guide.outline(along: paths), told) }
        let waypoints = stops.map { Waypoint(coordinate: request.coordinates[$0]) }
        return RouteObject(guide.directions(along: paths, to: waypoints), told)
    }

    /// Sentences are Mapbox's addition: whoever asks for none of them, nor for a language, gets OSRM's steps.
    private var announcements: Announcements {
        var announcements: Announcements = options.language == nil ? [] : .instructions
        if options.told.voiceInstructions { announcements.formUnion([.voice, .instructions]) }
        if options.told.bannerInstructions { announcements.formUnion([.banners, .instructions]) }
        return announcements
    }

    /// How far and how long, which takes no directions.
    private func figures(of paths: [RoutePath]) -> RouteObject {
        let legs = paths.map { path in
            let seconds = Double(path.cost) / 1000
            return RouteLeg(
                distance: path.length(in: request.network), duration: seconds, weight: seconds, summary: "", steps: [])
        }
        let seconds = legs.reduce(0) { $0 + $1.duration }
        return RouteObject(
            distance: legs.reduce(0) { $0 + $1.distance }, duration: seconds, weight: seconds, geometry: nil, legs: legs
        )
    }
}
