import Guidance

/// Writes a leg's directions so that a change is seen at a glance: a paragraph for each step.
enum DirectionsPrinter {
    static func text(_ leg: LegDirections) -> String {
        let head = "\(meters(leg.distance)), \(seconds(leg.duration)), by \(leg.summary.isEmpty ? "-" : leg.summary)"
        return ([head] + leg.steps.map(text)).joined(separator: "\n")
    }

    private static func text(_ step: Step) -> String {
        let maneuver = step.maneuver
        let course = "\(maneuver.bearingBefore)° to \(maneuver.bearingAfter)°"
        var lines = [
            "- \(text(maneuver)): \(maneuver.instruction)",
            "  \(road(of: step))",
            "  \(meters(step.distance)), \(seconds(step.duration)), \(course)",
        ]
        lines += step.voice.map {
            "  voice \(meters($0.distanceAlongGeometry)) \($0.kind): \($0.announcement)"
        }
        lines += step.banners.map { "  banner \(meters($0.distanceAlongGeometry)): \(text($0))" }
        lines += step.intersections.map { "  at \(meters($0.offset)): \(text($0))" }
        return lines.joined(separator: "\n")
    }

    private static func text(_ maneuver: Maneuver) -> String {
        let exit = maneuver.exit.map { "exit \($0)" }
        return [maneuver.type.rawValue, maneuver.modifier?.rawValue, exit].compactMap(\.self).joined(separator: " ")
    }

    private static func road(of step: Step) -> String {
        let parts = [
            step.name.isEmpty ? "no name" : step.name, step.ref.map { "ref \($0)" },
            step.destinations.map { "toward \($0)" }, step.exits.map { "exit \($0)" },
            step.rotaryName.map { "ring \($0)" },
            step.mode.rawValue,
            step.drivingSide == .left ? "on the left" : nil,
        ]
        return parts.compactMap(\.self).joined(separator: ", ")
    }

    private static func text(_ banner: BannerInstruction) -> String {
        let parts = [
            text(banner.primary), banner.secondary.map { "below: \(text($0))" }, banner.sub.map { "then: \(text($0))" },
        ]
        return parts.compactMap(\.self).joined(separator: "; ")
    }

    private static func text(_ line: BannerText) -> String {
        let arrow = [line.type?.rawValue, line.modifier?.rawValue, line.degrees.map { "\($0)°" }]
            .compactMap(\.self).joined(separator: " ")
        return "\(line.text) (\(arrow))"
    }

    /// Each road by its bearing: where one comes in, where one goes out, where one may not go.
    private static func text(_ crossing: Intersection) -> String {
        let roads = crossing.bearings.indices.map { place in
            let marks = [
                crossing.incoming == place ? "in" : nil, crossing.outgoing == place ? "out" : nil,
                crossing.entry[place] ? nil : "no entry",
            ]
            return ([String(crossing.bearings[place])] + marks.compactMap(\.self)).joined(separator: " ")
        }
        let classes = crossing.classes.isEmpty ? "" : " (\(crossing.classes.joined(separator: ", ")))"
        return roads.joined(separator: ", ") + classes + lanes(of: crossing)
    }

    /// From left to right: a star for those to take, no mark for those that would do.
    private static func lanes(of crossing: Intersection) -> String {
        guard !crossing.lanes.isEmpty else { return "" }
        let lanes = crossing.lanes.map { lane in
            let arrows = lane.indications.map(\.rawValue).joined(separator: " or ")
            return lane.isActive ? "*\(arrows)" : lane.isValid ? arrows : "(\(arrows))"
        }
        return ", lanes " + lanes.joined(separator: " | ")
    }

    private static func meters(_ distance: Double) -> String { "\(Int(distance.rounded())) m" }

    private static func seconds(_ duration: Double) -> String { "\(Int(duration.rounded())) s" }
}
