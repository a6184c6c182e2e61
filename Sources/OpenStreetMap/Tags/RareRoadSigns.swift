import Routing

/// What few ways have on their signs, and more names than one.
///
/// A class, so that the many ways without any of it have no room for it.
final class RareRoadSigns: Equatable, Sendable {
    /// `junction:ref`.
    let exitNumber: Directed<String>
    /// As `RareSigns.laneModes` has them; empty where everybody may use every lane.
    let laneModes: Directed<String>
    /// The arrows on the lane in the middle of a two-way road from which both directions turn; `nil` without one.
    let sharedLane: String?
    /// The road's names by language, where they differ from the common one, and its pronunciation.
    let names: [String: String]

    /// - Returns: `nil` for ways that have none of it.
    init?(_ tags: Tags, flow: TrafficFlow, turnLanes: Directed<String>) {
        guard tags.has(anyOf: Self.keys) else { return nil }
        exitNumber = Signs.texts(
            tags, plain: .junctionRef, .init(forward: .junctionRefForward, backward: .junctionRefBackward), flow)
        sharedLane = flow == .both ? tags[.turnLanesBothWays].flatMap { $0.contains("|") ? nil : $0 } : nil
        laneModes = LaneAccess(tags, flow: flow).modes(ofLanes: turnLanes)
        names = Self.names(tags)
    }

    private static let languages: [(key: TagKey, language: String)] = [
        (.nameGerman, "de"), (.nameEnglish, "en"), (.nameSpanish, "es"), (.nameFinnish, "fi"), (.nameFrench, "fr"),
        (.nameItalian, "it"), (.nameJapanese, "ja"), (.nameDutch, "nl"), (.namePolish, "pl"), (.namePortuguese, "pt"),
        (.nameSwedish, "sv"), (.nameUkrainian, "uk"), (.namePronunciation, RareSigns.pronunciation),
    ]

    private static let keys: [TagKey] =
        [.junctionRef, .junctionRefForward, .junctionRefBackward, .turnLanesBothWays] + languages.map(\.key)
        + LaneAccess.keys

    private static func names(_ tags: Tags) -> [String: String] {
        guard let common = tags[.name], !common.isEmpty else { return [:] }
        var names: [String: String] = [:]
        for (key, language) in languages {
            if let name = tags[key], !name.isEmpty, name != common { names[language] = name }
        }
        return names
    }

    static func == (one: RareRoadSigns, other: RareRoadSigns) -> Bool {
        one.exitNumber == other.exitNumber && one.laneModes == other.laneModes && one.sharedLane == other.sharedLane
            && one.names == other.names
    }
}

extension RareRoadSigns {
    /// Puts them on one of the roads that the way has become. Roads come in ascending order.
    func put(on road: RoadID, isLeftHand: Bool, in tables: inout RoadNetworkTables) {
        let modes = sharedLane == nil ? laneModes : Self.join(laneModes, "7", separator: "", isLeftHand)
        for direction in Direction.allCases {
            let arc = road.arc(direction)
            tables.rareSigns.exitNumbers[arc] = tables.names.intern(exitNumber[direction])
            tables.rareSigns.laneModes[arc] = tables.names.intern(modes[direction])
        }
        for (language, name) in names.sorted(by: { $0.key < $1.key }) {
            tables.rareSigns.names[language, default: SparseTexts()][road] = tables.names.intern(name)
        }
    }

    /// The arrows of each direction's own lanes, with those of the shared one.
    func withSharedLane(_ turnLanes: Directed<String>, isLeftHand: Bool) -> Directed<String> {
        sharedLane.map { Self.join(turnLanes, $0, separator: "|", isLeftHand) } ?? turnLanes
    }

    /// To each direction the shared lane is the innermost. Nothing is said of it where nothing is of the others.
    private static func join(
        _ own: Directed<String>, _ shared: String, separator: String, _ isLeftHand: Bool
    ) -> Directed<String> {
        let joined = { (own: String) in
            own.isEmpty ? own : isLeftHand ? own + separator + shared : shared + separator + own
        }
        return Directed(forward: joined(own.forward), backward: joined(own.backward))
    }
}
