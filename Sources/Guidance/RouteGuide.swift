import Routing

/// Turns paths into directions: maneuvers where a driver has a choice, the words for them, and when to say what.
///
/// ```swift
/// let guide = RouteGuide(metric: metric, language: .english)
/// let directions = guide.directions(along: [path], to: [Waypoint(coordinate: kamppi, name: "Kamppi")])
/// ```
///
/// Pure: equal paths give equal directions. O(arcs and their junctions' arcs).
package struct RouteGuide: Sendable {
    package let metric: Metric
    package let language: Language
    package let units: Units

    package init(metric: Metric, language: Language = .english, units: Units = .metric) {
        self.metric = metric
        self.language = language
        self.units = units
    }

    /// The directions along a route's legs.
    ///
    /// - Parameters:
    ///   - paths: one for each leg, each with at least one arc, found with this guide's metric.
    ///   - waypoints: where each leg was asked to end, one for each path. Without it an arrival names no side.
    package func directions(along paths: [RoutePath], to waypoints: [Waypoint]) -> RouteDirections {
        let legs = paths.indices.map { index in
            leg(
                along: paths[index], to: index < waypoints.count ? waypoints[index] : nil,
                isLast: index == paths.count - 1)
        }
        return RouteDirections(legs: legs, language: language.tag, units: units)
    }

    private func leg(along path: RoutePath, to waypoint: Waypoint?, isLast: Bool) -> LegDirections {
        let trace = LegTrace(path, metric: metric)
        let decisions = ManeuverAnalysis(trace: trace).decisions
        let writer = InstructionWriter(
            phrasebook: language.phrasebook,
            place: waypoint?.name.flatMap { $0.isEmpty ? nil : $0 }
                ?? (isLast ? language.phrasebook.destination : language.phrasebook.stop))
        var steps = StepAssembly(trace: trace, decisions: decisions, waypoint: waypoint, writer: writer).steps
        let distances = DistanceWriter(words: language.phrasebook.distances, units: units)
        VoiceWriter(
            writer: writer, distances: distances, rules: AnnouncementRules.standard(for: metric.profile.mode)
        ).write(into: &steps)
        BannerWriter(writer: writer).write(into: &steps)
        return LegDirections(
            path: path, line: trace.line, times: trace.times, segments: trace.segments, roads: trace.roads,
            summary: trace.summary, steps: steps.map(\.step))
    }
}
