extension [UInt32] {
    /// Where the first number that is not below `number` stands in a stretch that ascends; its end where there is none.
    /// O(log stretch).
    func place(notBelow number: UInt32, in stretch: Range<Int>) -> Int {
        var (low, high) = (stretch.lowerBound, stretch.upperBound)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < number { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
