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
    package let announcements: Announcements
    /// Whether legs know OpenStreetMap's nodes along them.
    package let tellsNodes: Bool

    package init(
        metric: Metric, language: Language = .english, units: Units = .metric, announcements: Announcements = .all,
        tellsNodes: Bool = false
    ) {
        self.metric = metric
        self.language = language
        self.units = units
        self.announcements = announcements
        self.tellsNodes = tellsNodes
    }

    /// The directions along a route's legs.
    ///
    /// - Parameters:
    ///   - paths: one for each leg, each with at least one arc, found with this guide's metric.
    ///   - waypoints: where each leg was asked to end, one for each path. Without it an arrival names no side.
    package func directions(along paths: [RoutePath], to waypoints: [Waypoint]) -> RouteDirections {
        let legs = paths.indices.map { index in
            let waypoint = index < waypoints.count ? waypoints[index] : nil
            let place = InstructionWriter.Place(waypoint, isLast: index == paths.count - 1)
            return leg(along: paths[index], to: waypoint, place)
        }
        return RouteDirections(legs: legs, language: language.tag, units: units)
    }

    /// How long and how far the legs are, and along which line: directions without steps and summaries.
    package func outline(along paths: [RoutePath]) -> RouteDirections {
        let legs = paths.map { path in
            leg(LegTrace(path, metric: metric, language: language.primaryTag), summary: "", steps: [])
        }
        return RouteDirections(legs: legs, language: language.tag, units: units)
    }

    private func leg(
        along path: RoutePath, to waypoint: Waypoint?, _ place: InstructionWriter.Place
    ) -> LegDirections {
        let trace = LegTrace(path, metric: metric, language: language.primaryTag)
        let decisions = ManeuverAnalysis(trace: trace).decisions
        let writer = InstructionWriter(language: language, place: place)
        var assembly = StepAssembly(
            trace: trace, decisions: decisions, waypoint: waypoint, writer: writer,
            writesInstructions: announcements.contains(.instructions))
        let steps = assembly.steps()
        announce(steps, writer)
        return leg(trace, summary: trace.summary, steps: steps.map(\.step))
    }

    private func announce(_ steps: [DraftStep], _ writer: InstructionWriter) {
        let rules = AnnouncementRules.standard(for: metric.profile.mode)
        if announcements.contains(.voice) {
            let distances = DistanceWriter(language: language, units: units)
            VoiceWriter(writer: writer, distances: distances, rules: rules).write(into: steps)
        }
        if announcements.contains(.banners) { BannerWriter(writer: writer, rules: rules).write(into: steps) }
    }

    private func leg(_ trace: LegTrace, summary: String, steps: [Step]) -> LegDirections {
        LegDirections(
            path: trace.path, line: trace.line, times: trace.timetable.times,
            travelTimes: trace.timetable.travelTimes, roads: trace.spans,
            nodes: tellsNodes ? trace.path.nodes(in: trace.network) ?? [] : [], summary: summary, steps: steps)
    }
}
