/// What few roads and junctions have on their signs: kept beside `Road` and `Junction`, which every search reads.
package struct RareSigns: Sendable, Equatable {
    /// The exit's number on the sign at a ramp (`junction:ref`), such as `12B`; several are separated by semicolons.
    package var exitNumbers = SparseTexts<ArcID>()
    /// Who may use each lane of those that `Road.turnLanes` has: a digit for each lane from left to right, the mask of
    /// `TravelModes`. Only where somebody may not use one.
    package var laneModes = SparseTexts<ArcID>()
    /// What a motorway's junction points to (`exit_to`), where the ramp itself says nothing.
    package var exitDestinations = SparseTexts<JunctionID>()
    /// Streets' names by language (BCP 47), where they differ from `Road.name`; and under `pronunciation` how the name is
    /// spoken.
    package var names: [String: SparseTexts<RoadID>] = [:]

    package init() {}

    /// The key of the International Phonetic Alphabet among the languages: BCP 47's "undetermined language, in IPA".
    package static let pronunciation = "und-fonipa"

    package func name(of road: RoadID, in language: String) -> NameID { names[language]?[road] ?? .none }
}

// Said here for those who ask for each road on the way: a generic table is slow from another module.
extension RareSigns {
    package func exitNumber(of arc: ArcID) -> NameID { exitNumbers[arc] }

    package func laneModes(of arc: ArcID) -> NameID { laneModes[arc] }

    package func exitDestination(at junction: JunctionID) -> NameID { exitDestinations[junction] }

    /// - Returns: `nil` where no road is called otherwise in that language.
    package func roadNames(in language: String) -> RoadNames? {
        names[language].flatMap { $0.isEmpty ? nil : RoadNames(texts: $0) }
    }

    /// What roads are called in one language.
    package struct RoadNames: Sendable {
        fileprivate let texts: SparseTexts<RoadID>

        package func name(of road: RoadID) -> NameID { texts[road] }
    }
}

extension RoadNetworkTables {
    /// Every reference from rare signs must lead to something.
    func validateRareSigns() throws(Inconsistency) {
        let isArc = { (arc: ArcID) in Int(arc.index) < roads.count * 2 }
        guard refersToSomething(rareSigns.exitNumbers, isArc), refersToSomething(rareSigns.laneModes, isArc),
            refersToSomething(rareSigns.exitDestinations, { Int($0.index) < junctions.count }),
            rareSigns.names.values.allSatisfy({ refersToSomething($0) { Int($0.index) < roads.count } })
        else {
            throw Inconsistency(description: "a sign stands at a road or junction, or says a text, that is not there")
        }
    }

    private func refersToSomething<Key>(_ texts: SparseTexts<Key>, _ exists: (Key) -> Bool) -> Bool {
        texts.entries.allSatisfy { exists($0.key) && Int($0.text.index) < names.texts.count }
    }
}
