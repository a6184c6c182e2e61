import Routing

/// Nodes that routable ways use, from one stretch of a file.
struct NodeBatch: Sendable {
    private(set) var numbers: [UInt32] = []
    private(set) var coordinates: [FixedCoordinate] = []
    /// Of those that mean something to traffic: their place in `numbers`, ascending.
    private(set) var traits: [(place: Int, traits: NodeTraits)] = []
    var counts = ImportReport.Counts()

    private let wanted: NodeNumbers
    private var hint = 0

    init(wanted: NodeNumbers) { self.wanted = wanted }

    /// - Returns: `nil` for a node that no way uses.
    mutating func number(of id: Int64) -> UInt32? { wanted.number(of: id, near: &hint) }

    /// - Parameter coordinate: `nil` off the globe.
    mutating func add(_ number: UInt32, at coordinate: FixedCoordinate?, tags: Tags) {
        guard let coordinate else {
            counts.nodesOffTheGlobe += 1
            return
        }
        if !tags.isEmpty, let found = NodeTraits(tags) { traits.append((numbers.count, found)) }
        numbers.append(number)
        coordinates.append(coordinate)
    }
}

extension FixedCoordinate {
    /// From units of 1e-7 degrees; `nil` off the globe.
    init?(onGlobe latitude: Int64, _ longitude: Int64) {
        guard (-900_000_000...900_000_000).contains(latitude), (-1_800_000_000...1_800_000_000).contains(longitude)
        else { return nil }
        self.init(latitude: Int32(latitude), longitude: Int32(longitude))
    }
}
