@testable import OpenStreetMap

/// A map drawn in characters: letters are nodes, 100 metres to a character, and strings of letters are ways.
///
///     A--B--C
///        |
///        D
///
/// Node ids are those of the letters (A is 1) unless `ids` says otherwise; ways are numbered from 101, relations from 201.
struct DrawnMap {
    struct Node {
        var id: Int64
        var latitude: Int32
        var longitude: Int32
        var tags: [String: String] = [:]
    }

    struct Way {
        var id: Int64
        var nodes: [Int64]
        var tags: [String: String]
    }

    struct Member {
        var role: String
        var id: Int64
        var isNode = false
    }

    struct Relation {
        var id: Int64
        var members: [Member]
        var tags: [String: String]
    }

    var nodes: [Node] = []
    var ways: [Way] = []
    var relations: [Relation] = []
    private let idOffset: Int64

    /// - Parameter origin: the place of the upper left corner, in degrees.
    init(_ drawing: String, origin: (latitude: Double, longitude: Double) = (60, 25), idOffset: Int64 = 0) {
        self.idOffset = idOffset
        for (row, line) in drawing.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            for (column, letter) in line.enumerated() where letter.isLetter {
                nodes.append(
                    Node(
                        id: id(letter), latitude: Int32(origin.latitude * 1e7) - Int32(row) * 9_000,
                        longitude: Int32(origin.longitude * 1e7) + Int32(column) * 18_000))
            }
        }
    }

    func id(_ letter: Character) -> Int64 {
        Int64(letter.asciiValue ?? 0) - Int64(Character("A").asciiValue ?? 0) + 1 + idOffset
    }

    mutating func remove(_ letter: Character) {
        let removed = id(letter)
        nodes.removeAll { $0.id == removed }
    }

    mutating func tag(_ letter: Character, _ tags: [String: String]) {
        for index in nodes.indices where nodes[index].id == id(letter) { nodes[index].tags = tags }
    }

    @discardableResult
    mutating func way(_ letters: String, _ tags: [String: String] = ["highway": "residential"]) -> Int64 {
        let way = Way(id: 101 + Int64(ways.count), nodes: letters.map(id), tags: tags)
        ways.append(way)
        return way.id
    }

    /// - Parameter via: a letter, or the ids of ways.
    mutating func restriction(_ value: String, from: Int64, via: Character, to: Int64, _ more: [String: String] = [:]) {
        relation([value], [from], [Member(role: "via", id: id(via), isNode: true)], [to], more)
    }

    mutating func restriction(_ value: String, from: Int64, viaWays: [Int64], to: Int64) {
        relation([value], [from], viaWays.map { Member(role: "via", id: $0) }, [to], [:])
    }

    mutating func relation(
        _ values: [String], _ from: [Int64], _ via: [Member], _ to: [Int64], _ more: [String: String]
    ) {
        var tags = ["type": "restriction"]
        if let value = values.first, !value.isEmpty { tags["restriction"] = value }
        relations.append(
            Relation(
                id: 201 + Int64(relations.count),
                members: from.map { Member(role: "from", id: $0) } + via + to.map { Member(role: "to", id: $0) },
                tags: tags.merging(more) { $1 }))
    }

    /// The map as a file with one block for each kind of element.
    func file(compression: MapFileWriter.Compression = .zlib) throws -> [UInt8] {
        var (nodeBlock, wayBlock, relationBlock) = (BlockWriter(), BlockWriter(), BlockWriter())
        nodeBlock.addDense(nodes)
        wayBlock.add(ways)
        relationBlock.add(relations)
        var file = try MapFileWriter(compression: compression, timestamp: 1_700_000_000)
        for writer in [nodeBlock, wayBlock, relationBlock] { try file.append(writer.block) }
        return file.bytes
    }
}
