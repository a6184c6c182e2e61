import Routing

/// A maneuver and the way from it to the next one.
package struct Step: Sendable, Equatable {
    package var maneuver: Maneuver
    /// Meters from the leg's start to the maneuver.
    package var startOffset: Double
    /// Meters from the maneuver to the next one; 0 for the arrival.
    package var distance: Double
    /// Seconds.
    package var duration: Double
    /// The road's name; empty where it has none.
    package var name: String
    /// The road's number, such as `E 75`.
    package var ref: String?
    /// What signs at the maneuver point to, as OSRM writes it: `A1, A2: Berlin, Hamburg`.
    package var destinations: String?
    /// The number on the exit's sign, such as `12B`; several are separated as in `12A; 12B`.
    package var exits: String?
    /// How `name` is spoken, in the International Phonetic Alphabet.
    package var pronunciation: String?
    /// What the roundabout that the maneuver enters is called.
    package var rotaryName: String?
    /// How `rotaryName` is spoken, in the International Phonetic Alphabet.
    package var rotaryPronunciation: String?
    /// What the junction is called at which the maneuver is.
    package var junctionName: String?
    package var mode: StepMode
    package var drivingSide: DrivingSide
    /// The step's part of the leg's line, as indices of its coordinates, both ends included.
    package var shape: ClosedRange<Int>
    /// All intersections passed on the step, the maneuver's own first.
    package var intersections: [Intersection]
    /// What to say on this step, in order.
    package var voice: [VoiceInstruction]
    /// What to show on this step about the maneuver at its end, in order; empty for the arrival.
    package var banners: [BannerInstruction]

    package var endOffset: Double { startOffset + distance }

    package init(
        maneuver: Maneuver, startOffset: Double, distance: Double, duration: Double, name: String, ref: String?,
        destinations: String?, exits: String? = nil, pronunciation: String? = nil, rotaryName: String? = nil,
        rotaryPronunciation: String? = nil, junctionName: String? = nil, mode: StepMode, drivingSide: DrivingSide,
        shape: ClosedRange<Int>, intersections: [Intersection], voice: [VoiceInstruction] = [],
        banners: [BannerInstruction] = []
    ) {
        self.maneuver = maneuver
        self.startOffset = startOffset
        self.distance = distance
        self.duration = duration
        self.name = name
        self.ref = ref
        self.destinations = destinations
        self.exits = exits
        self.pronunciation = pronunciation
        self.rotaryName = rotaryName
        self.rotaryPronunciation = rotaryPronunciation
        self.junctionName = junctionName
        self.mode = mode
        self.drivingSide = drivingSide
        self.shape = shape
        self.intersections = intersections
        self.voice = voice
        self.banners = banners
    }
}

/// How a step is travelled; raw values are OSRM's spelling.
package enum StepMode: String, Sendable, CaseIterable {
    case driving
    case cycling
    case walking
    case ferry
    case pushingBike = "pushing bike"
}

/// The side of the road that traffic keeps to.
package enum DrivingSide: String, Sendable, CaseIterable {
    case left
    case right
}
