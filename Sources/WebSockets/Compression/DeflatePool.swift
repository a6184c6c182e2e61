import NIOPosix

/// Streams of zlib that are not in use, for all connections of a thread.
///
/// A stream costs 50 to 300 KiB. Connections without context borrow one for the length of a message.
final class DeflatePool {
    /// Each thread sees its own, so that nothing is shared between threads.
    private nonisolated(unsafe) static let ofThread = ThreadSpecificVariable<DeflatePool>()

    static var current: DeflatePool {
        if let pool = ofThread.currentValue { return pool }
        let pool = DeflatePool()
        ofThread.currentValue = pool
        return pool
    }

    /// Of each kind so many are kept, the others are given back to the system.
    private static let kept = 4

    private var inflaters: [Inflater] = []
    private var deflaters: [Deflater] = []

    /// Reads messages of any window: the largest reads all.
    func takeInflater() -> Inflater {
        inflaters.popLast() ?? Inflater(windowBits: 15)
    }

    func give(back inflater: Inflater) {
        guard inflaters.count < Self.kept else { return }
        inflater.reset()
        inflaters.append(inflater)
    }

    func takeDeflater(windowBits: Int, level: Int) -> Deflater {
        guard let index = deflaters.lastIndex(where: { $0.windowBits == windowBits && $0.level == level }) else {
            return Deflater(windowBits: windowBits, level: level)
        }
        return deflaters.remove(at: index)
    }

    func give(back deflater: Deflater) {
        deflater.reset()
        if deflaters.count == Self.kept { deflaters.removeFirst() }
        deflaters.append(deflater)
    }
}
