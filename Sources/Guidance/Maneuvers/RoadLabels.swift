import Routing

/// What signs along a road call it, and whether two roads are one and the same to a driver.
struct RoadLabels: Equatable {
    var name: String
    /// Road numbers, separated by semicolons as in OpenStreetMap.
    var ref: String

    init(name: String, ref: String = "") {
        self.name = name
        self.ref = ref
    }

    init(of arc: ArcID, in network: RoadNetwork) {
        let road = network.road(of: arc)
        self.init(name: network.names[road.name], ref: network.names[road.ref])
    }

    var isEmpty: Bool { name.isEmpty && ref.isEmpty }

    /// The name, or the number where there is no name.
    var shown: String { name.isEmpty ? shownRef : name }

    var shownRef: String { refs.joined(separator: ", ") }

    private var refs: [String] {
        ref.split(separator: ";").map { $0.drop { $0 == " " } }.filter { !$0.isEmpty }.map(String.init)
    }

    /// Whether a driver would say that this is still the same road. Roads without labels are not known to be.
    func isSameRoad(as other: RoadLabels) -> Bool {
        if name.isEmpty || other.name.isEmpty {
            return refs.contains(where: other.refs.contains)
        }
        return name == other.name || Self.differTrivially(name, other.name)
    }

    /// Whether one name only adds a word at an end of the other: "Main Street", "Main Street North".
    private static func differTrivially(_ one: String, _ other: String) -> Bool {
        let (short, long) = one.utf8.count < other.utf8.count ? (one, other) : (other, one)
        return long.hasPrefix(short + " ") || long.hasSuffix(" " + short)
    }
}
