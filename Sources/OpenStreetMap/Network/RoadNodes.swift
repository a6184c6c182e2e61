import Routing

/// Where the nodes of routable ways lie and what they mean to traffic, by their number.
struct RoadNodes: Sendable {
    let numbers: NodeNumbers
    private(set) var traits: [UInt32: NodeTraits] = [:]
    private var coordinates: [FixedCoordinate]

    /// No coordinate on the globe: the node is not in the file.
    private static let missing = FixedCoordinate(latitude: .min, longitude: .min)

    init(_ numbers: NodeNumbers) {
        self.numbers = numbers
        coordinates = Array(repeating: Self.missing, count: numbers.count)
    }

    /// A node that comes twice is where its later version says.
    mutating func add(_ batch: NodeBatch) {
        for (number, coordinate) in zip(batch.numbers, batch.coordinates) {
            coordinates[Int(number)] = coordinate
        }
        for (number, found) in batch.traits { traits[number] = found }
    }

    func isMissing(_ node: UInt32) -> Bool { coordinates[Int(node)] == Self.missing }
    func coordinate(of node: UInt32) -> FixedCoordinate { coordinates[Int(node)] }
    func id(of node: UInt32) -> Int64 { numbers.ids[Int(node)] }
    var missingCount: Int { coordinates.count { $0 == Self.missing } }
}
