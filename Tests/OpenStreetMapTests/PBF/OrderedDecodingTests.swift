import Testing

@testable import OpenStreetMap

struct OrderedDecodingTests {
    @Test("results come in the order of the items, whatever the width", arguments: [0, 1, 3, 100])
    func order(width: Int) async throws {
        let items = Array(0..<50)
        var consumed: [Int] = []
        try await decodeInOrder(items, width: width) {
            $0 * 2
        } consume: {
            consumed.append($0)
        }
        #expect(consumed == items.map { $0 * 2 })
    }

    @Test("a consumer's failure ends it")
    func failure() async throws {
        var consumed = 0
        await #expect(throws: UnexpectedSuccess.self) {
            try await decodeInOrder(Array(0..<50), width: 4) {
                $0
            } consume: {
                if $0 == 10 { throw UnexpectedSuccess() }
                consumed += 1
            }
        }
        #expect(consumed == 10)
    }

    @Test("a cancelled task stops")
    func cancellation() async throws {
        let task = Task {
            try await decodeInOrder(Array(0..<10), width: 2) {
                $0
            } consume: { _ in
                withUnsafeCurrentTask { $0?.cancel() }
            }
        }
        await #expect(throws: CancellationError.self) { try await task.value }
    }
}
