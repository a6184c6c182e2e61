import Routing

/// What a way of a `MapSketch` is like: a residential street in both directions unless said otherwise.
///
/// Written as a chain: `.named("Ring").of(.primary).roundabout()`.
package struct SketchRoad: Sendable {
    var name = ""
    var ref = ""
    var roadClass = RoadClass.residential
    var attributes: RoadAttributes = []
    var access = Directed<TravelModes>(both: .all)
    var restricted: TravelModes = []
    var speedLimit: UInt8 = 0
    var destination = ""
    var destinationRef = ""
    var turnLanes = Directed(both: "")
    var laneModes = Directed(both: "")
    var exitNumber = ""
    var names: [String: String] = [:]

    package static let unnamed = SketchRoad()
    package static func named(_ name: String) -> SketchRoad { unnamed.changed { $0.name = name } }

    package func of(_ roadClass: RoadClass) -> SketchRoad { changed { $0.roadClass = roadClass } }
    package func ref(_ ref: String) -> SketchRoad { changed { $0.ref = ref } }
    /// Open only in the order in which the way's nodes are written; walkers don't mind.
    package func oneWay() -> SketchRoad { changed { $0.access.backward = .foot } }
    /// A one-way ring.
    package func roundabout() -> SketchRoad {
        changed {
            $0.access.backward = []
            $0.attributes.insert(.roundabout)
        }
    }
    /// Traffic keeps to the left.
    package func leftHand() -> SketchRoad { with(.leftHand) }
    package func with(_ attributes: RoadAttributes) -> SketchRoad { changed { $0.attributes.formUnion(attributes) } }
    package func only(for modes: TravelModes) -> SketchRoad { changed { $0.access = .init(both: modes) } }
    /// Private: for the ends of a trip only.
    package func restricted(for modes: TravelModes = .car) -> SketchRoad { changed { $0.restricted = modes } }
    /// In km/h.
    package func limit(_ speed: UInt8) -> SketchRoad { changed { $0.speedLimit = speed } }
    /// What its signs point to, along the order of the way's nodes.
    package func toward(_ destination: String, ref: String = "") -> SketchRoad {
        changed {
            $0.destination = destination
            $0.destinationRef = ref
        }
    }
    /// What is painted on its lanes, from left to right.
    package func lanes(_ turnLanes: String, backward: String = "") -> SketchRoad {
        changed { $0.turnLanes = Directed(forward: turnLanes, backward: backward) }
    }
    /// Who may use each lane: a digit each, as in `RareSigns.laneModes`.
    package func laneModes(_ modes: String) -> SketchRoad { changed { $0.laneModes.forward = modes } }
    /// The number on the sign where the ramp begins.
    package func exit(_ number: String) -> SketchRoad { changed { $0.exitNumber = number } }
    package func named(_ name: String, in language: String) -> SketchRoad { changed { $0.names[language] = name } }
    package func pronounced(_ sounds: String) -> SketchRoad { named(sounds, in: RareSigns.pronunciation) }

    private func changed(_ change: (inout SketchRoad) -> Void) -> SketchRoad {
        var copy = self
        change(&copy)
        return copy
    }
}

/// What is written on the signs of a junction of a `MapSketch`.
package struct SketchSign: Sendable {
    var ref: String
    var name: String
    var exitTo: String

    package init(ref: String = "", name: String = "", exitTo: String = "") {
        self.ref = ref
        self.name = name
        self.exitTo = exitTo
    }
}

/// A signed turn rule of a `MapSketch`; roads are named by two nodes in driving order.
package struct SketchRestriction: Sendable {
    let kind: TurnRestriction.Kind
    let from: String
    /// The roads between; none where the others meet in a junction.
    let over: [String]
    let to: String

    /// Forbids the turn, e.g. `.no("AB", "BC")`, or `.no("AB", over: ["BC"], "CD")`.
    package static func no(_ from: String, over: [String] = [], _ to: String) -> SketchRestriction {
        .init(kind: .no, from: from, over: over, to: to)
    }
    /// Forbids every other turn.
    package static func only(_ from: String, over: [String] = [], _ to: String) -> SketchRestriction {
        .init(kind: .only, from: from, over: over, to: to)
    }
}
