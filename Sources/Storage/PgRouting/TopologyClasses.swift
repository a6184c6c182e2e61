import PostgreSQL

/// A row of `configuration`: the one tag by which osm2pgrouting took a way, and the speeds of those that have none.
struct TopologyClass: Sendable, Hashable {
    var key: String
    var value: String
    var speedForward: Double?
    var speedBackward: Double?

    var text: String { "\(key)=\(value)" }

    /// What the tag says about the road in OpenStreetMap's words; `nil` for keys that say nothing of it.
    ///
    /// osm2pgrouting keeps one tag of each way, the first that its mapconfig lists. Where that isn't `highway`, the
    /// road's class is lost, and what is surely there is taken: a road with a lane, a cycleway, a track.
    var tags: [String: String]? {
        switch key {
        case "highway", "route": [key: value]
        case "tracktype": ["highway": "track", key: value]
        case "junction": ["highway": "unclassified", key: value]
        case "cycleway" where value == "track": ["highway": "cycleway"]
        case "cycleway", "cycleway:left", "cycleway:right", "cycleway:both": ["highway": "unclassified", key: value]
        default: nil
        }
    }
}

/// The table `configuration`.
struct TopologyClasses: Sendable {
    private var classes: [Int32: TopologyClass] = [:]
    /// No class has a speed of its own: the mapconfig named none.
    private let isWithoutSpeeds: Bool

    /// What osm2pgrouting writes into `configuration` where the mapconfig names no speed …
    private static let speedOfNone = 40.0
    /// … and into `ways`, there and for tags that it can't read, such as `none`.
    private static let speedOfUnreadable = 50.0

    init(_ rows: [(id: Int32, kind: TopologyClass)]) {
        for row in rows { classes[row.id] = row.kind }
        isWithoutSpeeds = rows.allSatisfy {
            $0.kind.speedForward == Self.speedOfNone && $0.kind.speedBackward == Self.speedOfNone
        }
    }

    subscript(_ id: Int32) -> TopologyClass? { classes[id] }

    /// The speed as a sign says it; `nil` where it may be what was assumed of ways without a sign.
    ///
    /// A network's limits are told to drivers, and one that nobody signed would be a lie: mapconfigs assume 50 km/h of
    /// parking aisles and 90 of lanes. Profiles have better speeds for each class.
    func signed(_ speed: Double?, of kind: TopologyClass, assumed: Double?) -> Double? {
        guard let speed, !assumedSpeeds(assumed).contains(speed) else { return nil }
        let isFast = kind.key == "highway" && ["motorway", "trunk"].contains(kind.value)
        return isFast && speed == Self.speedOfUnreadable ? nil : speed
    }

    private func assumedSpeeds(_ configured: Double?) -> Set<Double> {
        guard let configured else { return [Self.speedOfUnreadable] }
        guard configured == Self.speedOfNone else { return [configured] }
        return isWithoutSpeeds ? [Self.speedOfUnreadable] : [Self.speedOfNone, Self.speedOfUnreadable]
    }

    static func read(_ layout: TopologyLayout, on connection: Connection) async throws -> TopologyClasses {
        let rows = try await connection.query(
            """
            SELECT tag_id::integer, tag_key::text, tag_value::text, maxspeed_forward::double precision,
                maxspeed_backward::double precision
            FROM \(identifier: layout.schema).\(identifier: TopologyLayout.configuration)
            WHERE tag_id IS NOT NULL AND tag_key IS NOT NULL AND tag_value IS NOT NULL ORDER BY tag_id
            """
        ).decode((Int32, String, String, Double?, Double?).self)
        return TopologyClasses(
            rows.map {
                ($0.0, TopologyClass(key: $0.1, value: $0.2, speedForward: $0.3, speedBackward: $0.4))
            })
    }
}
