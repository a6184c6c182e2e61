import Routing

/// How far a matched way is from the one that was driven: the length of what is wrong and of what is missing, by the length
/// of the truth (Newson, Krumm 2009).
///
/// Roads that were driven twice count twice. Of the first and the last arc of the truth it doesn't count which part is
/// missing: the data set knows whole arcs only.
struct MismatchFraction {
    private(set) var wrong = 0.0
    private(set) var missing = 0.0
    private let length: Double

    var value: Double { (wrong + missing) / length }

    init(of stretches: [RoadStretch], in drive: RecordedDrive) {
        var surplus = Array(repeating: 0.0, count: drive.lengths.count)
        for stretch in stretches {
            for part in drive.parts[stretch.arc] ?? [] {
                let end = part.start + drive.lengths[part.number]
                surplus[part.number] += max(min(stretch.end, end) - max(stretch.start, part.start), 0)
            }
        }
        for number in drive.truth { surplus[number] -= drive.lengths[number] }
        let ends = Set([drive.truth.first, drive.truth.last])
        for (number, meters) in surplus.enumerated() {
            if meters > 0 { wrong += meters } else if !ends.contains(number) { missing -= meters }
        }
        length = drive.truth.reduce(0) { $0 + drive.lengths[$1] }
    }
}
