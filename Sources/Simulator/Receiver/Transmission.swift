import Protocol

/// What becomes of fixes between the receiver and the server: some are late, so that others overtake them, and some come twice.
struct Transmission: Sendable {
    private let duplicates: Double
    /// Seconds by which a fix may be late.
    private let window: Int
    /// Fixes under way, with the second in which they come.
    private var underWay: [(second: Int, fix: Position)] = []
    private var second = 0
    private var late: SeededRandom
    private var twice: SeededRandom

    init(_ model: ReceiverModel, seed: UInt64) {
        duplicates = model.duplicates
        window = model.reordering
        late = SeededRandom(seed: seed, stream: "reordering")
        twice = SeededRandom(seed: seed, stream: "duplicates")
    }

    /// A copy is at most so many seconds behind.
    private static let latestCopy = 3

    /// One second.
    ///
    /// - Parameter fix: what was measured in it, if anything.
    /// - Returns: what comes in it.
    mutating func pass(_ fix: Position?) -> [Position] {
        let delay = Int(late.unit() * Double(window + 1))
        let isTwice = twice.unit() < duplicates
        let behind = Int(twice.unit() * Double(Self.latestCopy + 1))
        if let fix {
            underWay.append((second + delay, fix))
            if isTwice { underWay.append((second + delay + behind, fix)) }
        }
        // Of those that come in one second the late ones are last.
        let come = underWay.filter { $0.second <= second }.map(\.fix)
        underWay.removeAll { $0.second <= second }
        second += 1
        return come.reversed()
    }
}
