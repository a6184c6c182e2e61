/// Which statements a connection has prepared: those seen at least twice, the least recently used giving way.
///
/// A statement that comes once costs one round trip this way and leaves nothing behind on the server.
struct StatementCache {
    enum Use: Equatable {
        /// Not seen before.
        case once
        /// Seen before: prepare it under this name now.
        case prepare(String)
        case prepared(String)
    }

    private struct Key: Hashable {
        let sql: String
        let types: [UInt32]
    }

    private struct Entry {
        var name: String?
        var lastUse: Int
    }

    private let capacity: Int
    private var entries: [Key: Entry] = [:]
    private var uses = 0
    private var names = 0
    /// Statements on the server that nobody will use again.
    private(set) var discarded: [String] = []

    init(capacity: Int) { self.capacity = capacity }

    mutating func use(_ query: Query) -> Use {
        guard capacity > 0 else { return .once }
        uses += 1
        let key = Self.key(query)
        guard let entry = entries[key] else {
            if entries.count >= capacity { evict() }
            entries[key] = Entry(name: nil, lastUse: uses)
            return .once
        }
        entries[key]?.lastUse = uses
        if let name = entry.name { return .prepared(name) }
        names += 1
        return .prepare("waymark_\(names)")
    }

    mutating func remember(_ query: Query, preparedAs name: String) {
        entries[Self.key(query), default: Entry(lastUse: uses)].name = name
    }

    /// The server no longer has it, or has it for tables that have changed since.
    mutating func forget(_ query: Query) {
        guard let name = entries.removeValue(forKey: Self.key(query))?.name else { return }
        discarded.append(name)
    }

    mutating func takeDiscarded() -> [String] {
        defer { discarded = [] }
        return discarded
    }

    private mutating func evict() {
        guard let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse }) else { return }
        entries[oldest.key] = nil
        if let name = oldest.value.name { discarded.append(name) }
    }

    private static func key(_ query: Query) -> Key { Key(sql: query.sql, types: query.parameters.types) }
}
