/// Keeps what a driver is told in the order of its numbers, although a fact is told only once it is committed.
///
/// A client that resumes names the last number that it has seen. A message that overtook a fact would make that fact look
/// seen. So later messages wait for it, but not for long: while the database is away, guidance goes on ahead of the facts.
struct MessageOrder {
    private struct Waiting {
        /// `nil` for a message that waits only for those before it.
        var fact: Int?
        var message: [UInt8]?
    }

    private var waiting: [Waiting] = []
    /// Whether the facts in front have taken so long that others go ahead.
    private var isOvertaking = false

    /// Whether a message must wait for a fact.
    var holds: Bool { !waiting.isEmpty && !isOvertaking }

    /// Puts a message behind the facts that wait.
    mutating func add(_ message: [UInt8]) { waiting.append(Waiting(message: message)) }

    /// Puts a fact behind what waits; `message` is `nil` for one that the driver isn't told of.
    mutating func add(fact: Int, _ message: [UInt8]?) { waiting.append(Waiting(fact: fact, message: message)) }

    /// The fact is committed.
    ///
    /// - Returns: what may be told now.
    mutating func committed(fact: Int) -> [[UInt8]] {
        guard let place = waiting.firstIndex(where: { $0.fact == fact }) else { return [] }
        waiting[place].fact = nil
        let told = waiting.prefix { $0.fact == nil }
        waiting.removeFirst(told.count)
        if waiting.isEmpty { isOvertaking = false }
        return told.compactMap(\.message)
    }

    /// The facts in front take too long.
    ///
    /// - Returns: what may be told now: all but them.
    mutating func overtake() -> [[UInt8]] {
        guard !waiting.isEmpty else { return [] }
        isOvertaking = true
        defer { waiting.removeAll { $0.fact == nil } }
        return waiting.filter { $0.fact == nil }.compactMap(\.message)
    }
}
