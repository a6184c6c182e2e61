import Guidance
import Routing
import Testing

/// What must hold for every leg, whatever its route: the rules that real clients' parsers rely on.
enum LegRules {
    static func check(_ leg: LegDirections, _ context: Comment = "") {
        checkMeasures(leg, context)
        checkSteps(leg, context)
        for step in leg.steps { checkIntersections(of: step, context) }
        for step in leg.steps { checkInstructions(of: step, context) }
    }

    private static func checkMeasures(_ leg: LegDirections, _ context: Comment) {
        #expect(leg.line.coordinates.count >= 2, context)
        #expect(leg.times.count == leg.line.coordinates.count, context)
        #expect(leg.segments.count == leg.line.coordinates.count - 1, context)
        #expect(leg.roads.count == leg.path.arcs.count, context)
        #expect(zip(leg.times, leg.times.dropFirst()).allSatisfy { $0 <= $1 && $1.isFinite }, context)
        #expect(
            leg.segments.allSatisfy {
                $0.distance >= 0 && $0.duration >= 0 && $0.speed.isFinite && $0.distance.isFinite
            },
            context)
        #expect(abs(leg.steps.reduce(0) { $0 + $1.distance } - leg.distance) < 1e-6, context)
        #expect(abs(leg.steps.reduce(0) { $0 + $1.duration } - leg.duration) < 1e-6, context)
    }

    private static func checkSteps(_ leg: LegDirections, _ context: Comment) {
        #expect(leg.steps.count >= 2, context)
        #expect(leg.steps.first?.maneuver.type == .depart && leg.steps.last?.maneuver.type == .arrive, context)
        #expect(leg.steps.first?.shape.lowerBound == 0, context)
        for (step, next) in zip(leg.steps, leg.steps.dropFirst()) {
            #expect(step.shape.upperBound == next.shape.lowerBound, context)
            #expect(abs(step.endOffset - next.startOffset) < 1e-6, context)
            #expect(leg.coordinates(of: step).last == next.maneuver.location, context)
            #expect(step.maneuver.type != .arrive && next.maneuver.type != .depart, context)
        }
        for step in leg.steps {
            let maneuver = step.maneuver
            let coordinates = leg.coordinates(of: step)
            #expect(coordinates.count >= 2 && coordinates.first == maneuver.location, context)
            #expect((0..<360).contains(maneuver.bearingBefore) && (0..<360).contains(maneuver.bearingAfter), context)
            #expect(!maneuver.instruction.isEmpty && !maneuver.instruction.contains("{"), context)
        }
        let arrival = leg.coordinates(of: leg.steps[leg.steps.count - 1])
        #expect(arrival.count == 2 && arrival[0] == arrival[1], context)
    }

    private static func checkIntersections(of step: Step, _ context: Comment) {
        #expect(!step.intersections.isEmpty, context)
        #expect(step.intersections.first?.location == step.maneuver.location, context)
        for crossing in step.intersections {
            #expect(!crossing.bearings.isEmpty && crossing.bearings.count == crossing.entry.count, context)
            #expect(crossing.bearings == crossing.bearings.sorted(), context)
            #expect(crossing.bearings.allSatisfy { (0..<360).contains($0) }, context)
            #expect(crossing.offset >= step.startOffset - 1e-6 && crossing.offset <= step.endOffset + 1e-6, context)
            checkLanes(crossing, context)
            let comesIn = crossing.incoming.map { crossing.bearings.indices.contains($0) }
            #expect(comesIn ?? (step.maneuver.type == .depart), context)
            let goesOut = crossing.outgoing.map { crossing.entry[$0] }
            #expect(goesOut ?? (step.maneuver.type == .arrive), context)
        }
    }

    private static func checkLanes(_ crossing: Intersection, _ context: Comment) {
        #expect(crossing.lanes.isEmpty || crossing.lanes.contains(where: \.isActive), context)
        #expect(crossing.lanes.allSatisfy { !$0.indications.isEmpty && ($0.isValid || !$0.isActive) }, context)
        #expect(
            crossing.lanes.allSatisfy { lane in
                lane.validIndication.map { lane.isValid && lane.indications.contains($0) && $0 != .none } ?? true
            }, context)
    }

    private static func checkInstructions(of step: Step, _ context: Comment) {
        guard step.maneuver.type != .arrive else {
            #expect(step.voice.isEmpty && step.banners.isEmpty, context)
            return
        }
        let distances = step.voice.map(\.distanceAlongGeometry)
        #expect(step.voice.last?.kind == .final, context)
        #expect(distances.allSatisfy { $0.isFinite && $0 >= 0 && $0 <= step.distance }, context)
        #expect(zip(distances, distances.dropFirst()).allSatisfy { $0 > $1 }, "\(distances) of \(step.distance)")
        #expect(step.voice.allSatisfy { !$0.announcement.isEmpty && !$0.announcement.contains("{") }, context)
        #expect(step.voice.allSatisfy { $0.ssml.hasPrefix("<speak>") && $0.ssml.hasSuffix("</speak>") }, context)
        #expect(step.banners.first?.distanceAlongGeometry == step.distance, context)
        #expect(step.banners.allSatisfy { !$0.primary.text.isEmpty && !$0.primary.components.isEmpty }, context)
    }
}
