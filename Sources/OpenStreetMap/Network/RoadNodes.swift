import Routing

/// Where the nodes of routable ways lie and what they mean to traffic, by their number.
struct RoadNodes: Sendable {
    let numbers: NodeNumbers
    private(set) var traits: [UInt32: NodeTraits] = [:]
    private var coordinates: [FixedCoordinate]

    /// No coordinate on the globe: the node is in no file.
    private static let missing = FixedCoordinate(latitude: .min, longitude: .min)

    init(_ numbers: NodeNumbers) {
        self.numbers = numbers
        coordinates = Array(repeating: Self.missing, count: numbers.count)
    }

    /// A node that comes twice is as it was first, like a way.
    mutating func add(_ batch: NodeBatch) {
        var found = batch.traits[...]
        for (place, number) in batch.numbers.enumerated() {
            let traits = found.first?.place == place ? found.removeFirst().traits : nil
            guard isMissing(number) else { continue }
            coordinates[Int(number)] = batch.coordinates[place]
            if let traits { self.traits[number] = traits }
        }
    }

    func isMissing(_ node: UInt32) -> Bool { coordinates[Int(node)] == Self.missing }
    func coordinate(of node: UInt32) -> FixedCoordinate { coordinates[Int(node)] }
    func id(of node: UInt32) -> Int64 { numbers.ids[Int(node)] }
    var missingCount: Int { coordinates.count { $0 == Self.missing } }
}
