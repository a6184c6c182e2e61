@testable import OpenStreetMap

/// Small files of all formats and what to break them with.
struct MutationSeeds {
    let soundFile: [UInt8]
    private let map: DrawnMap
    private let xml: [UInt8]
    private let blocks: [[UInt8]]
    /// As they are, to be damaged after they are packed.
    private let whole: [[UInt8]]
    private let bombs: [[UInt8]]

    init() throws {
        map = Self.drawn()
        var (nodes, plain, ways, relations) = (BlockWriter(), BlockWriter(), BlockWriter(), BlockWriter())
        nodes.addDense(map.nodes)
        plain.addPlain(map.nodes)
        ways.add(map.ways)
        relations.add(map.relations)
        blocks = try [nodes, plain, ways, relations].map { try $0.block.serializedBytes() }
        xml = Array(map.xml().replacing("</osm>", with: Self.cycle + "</osm>").utf8)
        soundFile = try map.file()
        whole = [soundFile, try map.file(compression: .raw), xml, xml.gzipped, xml.bzipped]
        let nothing = [UInt8](repeating: UInt8(ascii: " "), count: 1 << 18)
        bombs = [nothing.gzipped, nothing.bzipped, try Self.blob(of: nothing), try Self.blob(declaring: .max)]
    }

    /// A crossing whose turn restrictions go round in circles.
    private static func drawn() -> DrawnMap {
        var map = DrawnMap("A--B--C\n|  |  |\nD--E--F")
        map.tag("B", ["highway": "traffic_signals", "name": "&"])
        map.tag("E", ["barrier": "gate"])
        let first = map.way("ABC", ["highway": "primary", "name": "Bulevardi", "maxspeed": "40"])
        let second = map.way("BEB", ["highway": "residential", "oneway": "-1"])
        let third = map.way("ADEFCA", ["highway": "service", "access": "private"])
        map.restriction("no_left_turn", from: first, via: "B", to: second)
        map.restriction("no_u_turn", from: first, viaWays: [second, third, first], to: first)
        map.restriction("only_u_turn", from: third, viaWays: [third, third], to: third)
        return map
    }

    /// Relations that are members of each other.
    private static let cycle = """
        <relation id="301"><member type="relation" ref="302" role="via"/><member type="relation" ref="301" role="from"/>
        <tag k="type" v="restriction"/><tag k="restriction" v="no_entry"/></relation>
        <relation id="302"><member type="relation" ref="301" role="to"/><tag k="type" v="restriction"/></relation>
        """

    private static func blob(of contents: [UInt8]) throws -> [UInt8] {
        var file = try MapFileWriter()
        let start = file.bytes.count
        try file.append("OSMData", contents)
        return Array(file.bytes[start...])
    }

    private static func blob(declaring size: Int32) throws -> [UInt8] {
        var file = try MapFileWriter()
        let start = file.bytes.count
        var blob = PBFBlob()
        blob.rawSize = size
        blob.zlibData = MapFileWriter.deflated([1, 2, 3])
        try file.append("OSMData", blob)
        return Array(file.bytes[start...])
    }
}

extension MutationSeeds {
    /// A broken file: as it lies on the disk; before it is packed, so that no checksum keeps the damage out; or in what
    /// it says while its form is right.
    func file(_ mutation: inout Mutation) -> [UInt8] {
        if mutation.chance(50) { return bombed(&mutation) }
        switch Int.random(in: 0..<8, using: &mutation.random) {
        case 0, 1: return mutation.damage(mutation.pick(whole), words: Self.lengths + Self.markup, donors: whole)
        case 2: return packed(mutation.damage(xml, words: Self.markup, donors: [xml]), &mutation)
        case 3: return packed(mutation.disturb(xml), &mutation)
        case 4, 5: return (try? blockFile(&mutation)) ?? []
        default:
            let map = mutation.disturb(map)
            return mutation.chance(3) ? packed(map.xmlFile, &mutation) : (try? map.file(compression: .raw)) ?? []
        }
    }

    private func packed(_ bytes: [UInt8], _ mutation: inout Mutation) -> [UInt8] {
        switch Int.random(in: 0..<6, using: &mutation.random) {
        case 0: bytes.bzipped
        case 1, 2: bytes.gzipped
        default: bytes
        }
    }

    /// One block is damaged, or several.
    private func blockFile(_ mutation: inout Mutation) throws -> [UInt8] {
        var file = try MapFileWriter(compression: mutation.chance(3) ? .zlib : .raw)
        let broken = Int.random(in: blocks.indices, using: &mutation.random)
        for (index, block) in blocks.enumerated() {
            let isBroken = index == broken || mutation.chance(6)
            try file.append(
                "OSMData", isBroken ? mutation.damage(block, words: Self.lengths, donors: blocks) : block)
        }
        return file.bytes
    }

    private func bombed(_ mutation: inout Mutation) -> [UInt8] {
        let bytes = mutation.pick(whole)
        let bomb = mutation.pick(bombs)
        return mutation.chance(2) ? bytes + bomb : bomb + bytes
    }

    /// 2³¹ − 1, −1, −2³¹ and 0 as fixed numbers, forwards and backwards, and as varints.
    private static let lengths: [[UInt8]] = [
        [0x7f, 0xff, 0xff, 0xff], [0xff, 0xff, 0xff, 0x7f], [0xff, 0xff, 0xff, 0xff], [0x80, 0, 0, 0], [0, 0, 0, 0x80],
        [0, 0, 0, 0], [0xff, 0xff, 0xff, 0xff, 0x07], Array(repeating: 0xff, count: 9) + [0x01],
        Array(repeating: 0x80, count: 9) + [0x01], Array(repeating: 0xff, count: 12),
    ]

    private static let markup: [[UInt8]] = [
        "&amp", "&a;", "&#x110000;", "&#0;", "&#38;#38;", "&amp;lt;",
        "<!DOCTYPE osm [<!ENTITY a '&b;'><!ENTITY b '&a;'>]>",
        "<!DOCTYPE osm SYSTEM 'x'>", "<![CDATA[", "]]>", "<!--", "-->", "<?xml version='1.1'?>", "?>", "\"", "'", "<",
        ">",
        "/>", "</way>", "</osm>", "<way id='101'>", "<node id='1'/>", "<nd ref='9223372036854775808'/>",
        " id='-9223372036854775808'", " lat='1e400'", " lat=''", "\0", "\u{feff}", "\u{1}", "xmlns:a='b'", "a:", "<a>",
        "\r\n",
    ].map { Array($0.utf8) }
}
