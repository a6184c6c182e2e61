import PostgreSQL
import Routing

/// A row of `ways` without its line.
struct TopologyWay: Sendable {
    var key: Int64
    var osmWay: Int64
    var name: String
    var source: Int64?
    var target: Int64?
    /// Seconds by car along and against the line; negative where it may not go, even where there is no length.
    var cost: Double?
    var reverseCost: Double?
    var kind: Kind

    /// What ways have in common that have the same tags.
    struct Kind: Hashable, Sendable {
        var tag: Int32?
        /// 1 along the line only, -1 against it only, 2 both, 3 changing with the hour, 0 or NULL where no tag says it.
        var oneWay: Int32?
        var speedForward: Double?
        var speedBackward: Double?
    }
}

extension TopologyWay.Kind {
    /// In OpenStreetMap's words; `nil` for what is no kind of road.
    func tags(as kind: TopologyClass, _ classes: TopologyClasses) -> [String: String]? {
        guard var tags = kind.tags else { return nil }
        tags["oneway"] = oneWay.flatMap { Self.oneways[$0] }
        tags["maxspeed:forward"] = classes.signed(speedForward, of: kind, assumed: kind.speedForward).map { "\($0)" }
        tags["maxspeed:backward"] = classes.signed(speedBackward, of: kind, assumed: kind.speedBackward).map { "\($0)" }
        return tags
    }

    private static let oneways: [Int32: String] = [1: "yes", -1: "-1", 2: "no", 3: "reversible"]
}

extension TopologyWay {
    static func rows(_ layout: TopologyLayout) -> Query {
        """
        COPY (SELECT \(identifier: layout.wayKey)::bigint, osm_id::bigint, name::text, source::bigint, target::bigint,
            cost_s::double precision, reverse_cost_s::double precision, tag_id::integer, one_way::integer,
            maxspeed_forward::double precision, maxspeed_backward::double precision,
            ST_AsEWKB(\(identifier: layout.line), 'NDR')
            FROM \(identifier: layout.schema).\(identifier: TopologyLayout.ways)
            ORDER BY \(identifier: layout.wayKey)) TO STDOUT (FORMAT binary)
        """
    }

    /// Reads all columns but the line, which is the last.
    init(_ reader: inout BinaryCopyReader) throws {
        key = try reader.read(Int64?.self) ?? 0
        osmWay = try reader.read(Int64?.self) ?? 0
        name = try reader.read(String?.self) ?? ""
        source = try reader.read(Int64?.self)
        target = try reader.read(Int64?.self)
        cost = try reader.read(Double?.self)
        reverseCost = try reader.read(Double?.self)
        kind = Kind(
            tag: try reader.read(Int32?.self), oneWay: try reader.read(Int32?.self),
            speedForward: try reader.read(Double?.self), speedBackward: try reader.read(Double?.self))
    }

    /// Puts the row's line into `shape`, which is empty where it has none that can be used.
    static func readLine(_ reader: inout BinaryCopyReader, into shape: inout [FixedCoordinate]) throws {
        try reader.readBytes { bytes in
            shape.removeAll(keepingCapacity: true)
            guard let bytes else { return }
            do {
                try ExtendedWellKnownBinary.decode(bytes, into: &shape)
            } catch {
                shape.removeAll(keepingCapacity: true)
            }
        }
    }
}
