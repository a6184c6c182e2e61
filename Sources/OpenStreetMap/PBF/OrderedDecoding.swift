/// Decodes all `items` on several tasks and hands the results over one at a time, in the order of the items.
///
/// At most `width` items are under way or waiting for their turn, so memory is bounded however slow the consumer is.
/// The first failure in the order of the items is the one that is thrown, so that the same file gives the same error.
func decodeInOrder<Item: Sendable, Decoded: Sendable>(
    _ items: [Item], width: Int, decode: @escaping @Sendable (Item) throws -> Decoded,
    consume: (Decoded) throws -> Void
) async throws {
    try await withThrowingTaskGroup(of: (Int, Result<Decoded, any Error>).self) { group in
        var waiting: [Int: Result<Decoded, any Error>] = [:]
        var started = 0
        func startNext() {
            guard started < items.count else { return }
            let index = started
            group.addTask { (index, Result { try decode(items[index]) }) }
            started += 1
        }

        for _ in 0..<max(width, 1) { startNext() }
        var consumed = 0
        while consumed < items.count, let (index, result) = try await group.next() {
            waiting[index] = result
            while let result = waiting.removeValue(forKey: consumed) {
                try Task.checkCancellation()
                try consume(result.get())
                consumed += 1
                startNext()
            }
        }
    }
}
