/// Sorts many whole numbers by counting: two passes over their halves, without a comparison.
///
/// Source: Knuth, "The Art of Computer Programming", volume 3, 5.2.5.
enum RadixSort {
    /// The places of `keys` in ascending order of the keys; equal ones stay in order. O(keys).
    static func order(of keys: [UInt32]) -> [UInt32] {
        let places = (0..<UInt32(keys.count)).map { $0 }
        let byLow = pass(places) { UInt16(truncatingIfNeeded: keys[Int($0)]) }
        return pass(byLow) { UInt16(truncatingIfNeeded: keys[Int($0)] >> 16) }
    }

    private static func pass(_ places: [UInt32], by digit: (UInt32) -> UInt16) -> [UInt32] {
        var starts = [Int](repeating: 0, count: (1 << 16) + 1)
        for place in places { starts[Int(digit(place)) + 1] += 1 }
        for value in 1...(1 << 16) { starts[value] += starts[value - 1] }
        var sorted = [UInt32](repeating: 0, count: places.count)
        for place in places {
            let value = Int(digit(place))
            sorted[starts[value]] = place
            starts[value] += 1
        }
        return sorted
    }
}
