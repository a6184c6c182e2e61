import Routing
import TestSupport
import Testing

@Suite("Texts that few have")
struct RareSignsTests {
    @Test("are found by their key, in whatever order they were set", arguments: 0..<10)
    func lookUp(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        var texts = SparseTexts<RoadID>()
        var oracle: [UInt32: UInt32] = [:]
        for _ in 0..<200 {
            let (key, text) = (UInt32.random(in: 0..<100, using: &random), UInt32.random(in: 0..<5, using: &random))
            texts[RoadID(key)] = NameID(text)
            oracle[key] = text
        }
        for key in 0..<UInt32(101) { #expect(texts[RoadID(key)] == NameID(oracle[key] ?? 0)) }
        let keys = texts.entries.map(\.key)
        #expect(keys == keys.sorted() && Set(keys).count == texts.count)
    }

    @Test("that are empty take no room")
    func nothing() {
        var texts = SparseTexts<RoadID>()
        texts[RoadID(3)] = .none
        #expect(texts.isEmpty && texts[RoadID(3)] == .none)
    }

    @Test("must belong to roads and junctions that are there")
    func validation() throws {
        let changes: [@Sendable (inout RareSigns) -> Void] = [
            { $0.exitNumbers[ArcID(9_999)] = NameID(1) }, { $0.laneModes[ArcID(9_999)] = NameID(1) },
            { $0.exitDestinations[JunctionID(9_999)] = NameID(1) },
            { $0.names["sv"] = .init(RoadID(9_999), NameID(1)) },
            { $0.names["sv"] = .init(RoadID(0), NameID(9_999)) },
        ]
        let whole = try MapSketch("A---B", ["AB": .named("High Street")]).tables
        try whole.validate()
        for change in changes {
            var broken = whole
            change(&broken.rareSigns)
            let tables = broken
            #expect(throws: RoadNetworkTables.Inconsistency.self) { try tables.validate() }
        }
    }
}

extension SparseTexts {
    fileprivate init(_ key: Key, _ text: NameID) {
        self.init()
        self[key] = text
    }
}
