import Routing

/// What signs along a road call it, by the numbers of the texts: enough to tell roads apart.
struct RoadSigns: Equatable {
    var name: NameID
    /// Road numbers.
    var ref: NameID

    init(name: NameID, ref: NameID) {
        self.name = name
        self.ref = ref
    }

    init(of road: Road) { self.init(name: road.name, ref: road.ref) }

    var isEmpty: Bool { name.isNone && ref.isNone }

    /// The name, or the number where there is no name.
    var shown: NameID { name.isNone ? ref : name }
}

extension NameTable {
    /// Whether a driver would say that the one is still the same road as the other. Roads without labels are not known
    /// to be.
    func isSameRoad(_ one: RoadSigns, _ other: RoadSigns) -> Bool {
        if one.name.isNone || other.name.isNone {
            guard !one.ref.isNone, !other.ref.isNone else { return false }
            return one.ref == other.ref || RoadLabels.share(ref: self[one.ref], self[other.ref])
        }
        return one.name == other.name || RoadLabels.differTrivially(self[one.name], self[other.name])
    }
}
