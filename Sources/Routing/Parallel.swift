import Dispatch
import Synchronization

/// Work on whole networks, spread over the cores; the caller waits, and works too.
enum Parallel {
    /// Does one beside the other.
    static func both<First: Sendable, Second: Sendable>(
        _ first: @Sendable () -> First, and second: @Sendable () -> Second
    ) -> (First, Second) {
        let results = Mutex<(First?, Second?)>((nil, nil))
        DispatchQueue.concurrentPerform(iterations: 2) { iteration in
            if iteration == 0 {
                let result = first()
                results.withLock { $0.0 = result }
            } else {
                let result = second()
                results.withLock { $0.1 = result }
            }
        }
        guard case (let one?, let other?) = results.withLock({ $0 }) else { return (first(), second()) }
        return (one, other)
    }

    /// An array whose elements are made on all cores, in stretches.
    static func map<Element: BitwiseCopyable & Sendable>(
        count: Int, _ element: @Sendable (Int) -> Element
    ) -> [Element] {
        Array(unsafeUninitializedCapacity: count) { buffer, initialized in
            nonisolated(unsafe) let elements = buffer
            forEachStretch(of: count) { stretch in
                for index in stretch { elements.initializeElement(at: index, to: element(index)) }
            }
            initialized = count
        }
    }

    /// Covers `0..<count` by stretches that do not overlap, several at a time.
    static func forEachStretch(of count: Int, _ body: @Sendable (Range<Int>) -> Void) {
        let stretches = (count + stretchLength - 1) / stretchLength
        DispatchQueue.concurrentPerform(iterations: stretches) { stretch in
            let start = stretch * stretchLength
            body(start..<min(start + stretchLength, count))
        }
    }

    /// Enough to make the hand-over cheap, little enough to keep all cores busy to the end.
    private static let stretchLength = 16_384
}
