/// The same work many times at once.
enum Crowd {
    /// Does `work` for each number below `count`, at most `width` at a time.
    ///
    /// - Returns: what came of it, in the order in which it was done.
    static func map<T: Sendable>(
        _ count: Int, atOnce width: Int, _ work: @escaping @Sendable (Int) async throws -> T
    ) async throws -> [T] {
        try await withThrowingTaskGroup(of: T.self) { tasks in
            var done: [T] = []
            for number in 0..<count {
                if number >= width, let next = try await tasks.next() { done.append(next) }
                tasks.addTask { try await work(number) }
            }
            for try await next in tasks { done.append(next) }
            return done
        }
    }
}
