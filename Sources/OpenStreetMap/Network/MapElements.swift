import Routing

/// A way that somebody can travel along.
struct MapWay: Sendable {
    var id: Int64
    var nodes: [Int64]
    var traits: RoadTraits
}

/// A turn restriction as it was mapped.
struct MapRestriction: Sendable {
    struct Member: Sendable {
        var id: Int64
        var isWay: Bool
        var isNode: Bool
        var role: String
    }

    var id: Int64
    var rules: [RestrictionRule]
    var members: [Member]

    func ways(_ role: String) -> [Int64] { members.filter { $0.isWay && $0.role == role }.map(\.id) }
    func nodes(_ role: String) -> [Int64] { members.filter { $0.isNode && $0.role == role }.map(\.id) }
}
