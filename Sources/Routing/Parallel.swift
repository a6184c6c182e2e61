import Dispatch
import Foundation
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

    /// An array of its own with the same elements; the pages of memory are taken on all cores.
    static func copy<Element: BitwiseCopyable & Sendable>(of elements: [Element]) -> [Element] {
        elements.withUnsafeBufferPointer { source in
            Array(unsafeUninitializedCapacity: source.count) { buffer, initialized in
                nonisolated(unsafe) let (original, copy) = (source, buffer)
                forEachStretch(of: original.count) { stretch in
                    guard let from = original.baseAddress, let to = copy.baseAddress else { return }
                    (to + stretch.lowerBound).initialize(from: from + stretch.lowerBound, count: stretch.count)
                }
                initialized = original.count
            }
        }
    }

    /// What becomes of each element, in their order; several at a time.
    static func flatMap<Element: Sendable, Result: Sendable>(
        _ elements: [Element], _ transform: @Sendable (Element) -> [Result]
    ) -> [Result] {
        let results = Mutex<[[Result]]>(Array(repeating: [], count: elements.count))
        DispatchQueue.concurrentPerform(iterations: elements.count) { index in
            let result = transform(elements[index])
            results.withLock { $0[index] = result }
        }
        return results.withLock { $0.flatMap(\.self) }
    }

    /// Does `count` pieces of work, several at a time, each thread with a scratch of its own.
    static func forEach<Scratch>(
        count: Int, with scratch: @Sendable () -> Scratch, _ body: @Sendable (Int, Scratch) -> Void
    ) {
        let next = Atomic(0)
        DispatchQueue.concurrentPerform(iterations: min(count, cores)) { _ in
            let own = scratch()
            while true {
                let piece = next.add(1, ordering: .relaxed).oldValue
                guard piece < count else { break }
                body(piece, own)
            }
        }
    }

    private static let cores = ProcessInfo.processInfo.activeProcessorCount

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
