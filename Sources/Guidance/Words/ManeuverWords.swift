/// What the words for a maneuver are made of.
struct ManeuverWords: Equatable {
    var type: ManeuverType
    var modifier: ManeuverModifier?
    var exit: Int?
    /// Degrees in which one sets out.
    var heading: Int
    /// The name of the road that the maneuver leads onto; may be empty.
    var road = ""
    /// What the signs point to; may be empty.
    var destination = ""
    /// The number of the motorway's exit, such as `12B`; may be empty.
    var exitNumber = ""
    /// The name of the roundabout; may be empty.
    var rotaryName = ""
    /// How `rotaryName` sounds, in the International Phonetic Alphabet; may be empty.
    var rotaryPronunciation = ""
    /// How `road` sounds, in the International Phonetic Alphabet; may be empty.
    var pronunciation = ""
    /// What a notification is about.
    var notice: Notice?
    /// The lanes that lead there, where not all do.
    var lanes: LaneHint?

    /// What may change without a turn.
    enum Notice: Sendable, CaseIterable {
        case ferry
        /// To push the bicycle.
        case dismount
        /// To ride it again.
        case remount
        /// Which way they lead isn't known: few maps say so.
        case stairs
    }
}
