extension Mutation {
    /// A map that says what no map says: elements that are missing, come twice or go round in circles, ids and places
    /// at the ends of their ranges, tags on the wrong elements.
    mutating func disturb(_ map: DrawnMap) -> DrawnMap {
        var map = map
        for _ in 0..<Int.random(in: 1...6, using: &random) {
            switch Int.random(in: 0..<3, using: &random) {
            case 0: disturbNode(of: &map)
            case 1: disturbWay(of: &map)
            default: disturbRelation(of: &map)
            }
        }
        return map
    }

    private mutating func disturbNode(of map: inout DrawnMap) {
        let node = Int.random(in: map.nodes.indices, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: map.nodes[node].id = id(map)
        case 1: map.nodes[node].latitude = pick([.min, .max, 0, 900_000_000, 900_000_001, map.nodes[0].latitude])
        case 2: map.nodes[node].longitude = pick([.min, .max, 0, -1_800_000_000, map.nodes[0].longitude])
        case 3: map.nodes[node].tags = pick(Self.tags)
        default: map.nodes.append(map.nodes[node])
        }
    }

    private mutating func disturbWay(of map: inout DrawnMap) {
        let way = Int.random(in: map.ways.indices, using: &random)
        switch Int.random(in: 0..<6, using: &random) {
        case 0: map.ways[way].id = id(map)
        case 1: map.ways[way].nodes = (0..<Int.random(in: 0...9, using: &random)).map { _ in id(map) }
        case 2: map.ways[way].nodes.append(contentsOf: map.ways[way].nodes.reversed())
        case 3: map.ways[way].nodes = Array(repeating: id(map), count: 4)
        case 4: map.ways[way].tags = pick(Self.tags)
        default: map.ways.append(map.ways[way])
        }
    }

    private mutating func disturbRelation(of map: inout DrawnMap) {
        let relation = Int.random(in: map.relations.indices, using: &random)
        let member = DrawnMap.Member(role: pick(["from", "to", "via", ""]), id: id(map), isNode: chance(3))
        switch Int.random(in: 0..<5, using: &random) {
        case 0: map.relations[relation].id = id(map)
        case 1: map.relations[relation].members.append(member)
        case 2: map.relations[relation].members = Array(repeating: member, count: 3) + map.relations[0].members
        case 3: map.relations[relation].tags.merge(pick(Self.tags)) { $1 }
        default: map.relations.append(map.relations[relation])
        }
    }

    /// Mostly one that some element has.
    private mutating func id(_ map: DrawnMap) -> Int64 {
        let known = map.nodes.map(\.id) + map.ways.map(\.id) + map.relations.map(\.id)
        return chance(8) ? pick([.min, .max, 0, -1, 1 << 32, 1 << 53]) : pick(known)
    }

    private static let tags: [[String: String]] = [
        [:], ["highway": "motorway", "oneway": "reversible"], ["route": "ferry", "duration": "PT999999H"],
        ["highway": "residential", "maxspeed": "99999999999999999999", "lanes": "-1", "turn:lanes": "|||||||||;;"],
        ["highway": "traffic_signals", "barrier": "gate", "name": String(repeating: "ä", count: 300)],
        ["highway": "service", "access:conditional": "no @ (Mo-Su 25:00-99:99; PH off); yes @ ("],
        ["type": "restriction", "restriction": "no_entry"], ["restriction:conditional": "no_u_turn @ (Su 08:00-"],
        ["restriction": "only_", "except": ";;;"], ["highway": "path", "maxspeed:conditional": "@ @ @"],
    ]
}
