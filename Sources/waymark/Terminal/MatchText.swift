import Routing
import Server

/// What became of a track, as people read it.
struct MatchText {
    let track: [Observation]
    let match: MatchOnce

    var lines: [String] {
        var lines = [summary]
        for drive in match.drives { lines += self.lines(of: drive) }
        if !match.strays.isEmpty { lines.append("not matched:") }
        return lines + match.strays.map(line)
    }

    private var summary: String {
        let left = match.strays.reduce(0) { $0 + $1.numbers.count }
        return "\(track.count) fixes, \(track.count - left) of them on \(match.drives.count) "
            + (match.drives.count == 1 ? "way" : "ways")
    }

    private func lines(of drive: DrivenWay) -> [String] {
        let seconds = drive.stretches.reduce(Double?.some(0)) { sum, stretch in
            sum.flatMap { sum in stretch.seconds.map { sum + $0 } }
        }
        let title =
            "fixes \(Self.numbers(drive.fixes)): \(Self.distance(drive.meters))"
            + (seconds.map { " in \(Self.time($0))" } ?? "")
            + ", confidence \(Int((drive.confidence * 100).rounded())) %"
        return [title]
            + drive.stretches.map { stretch in
                let time = stretch.seconds.map(Self.time) ?? ""
                let name = stretch.name.isEmpty ? "(unnamed)" : stretch.name
                return "\(Self.distance(stretch.meters).leftPadded(to: 10))\(time.leftPadded(to: 9))  \(name)"
            }
    }

    private func line(of fixes: UnmatchedFixes) -> String {
        let reason =
            switch fixes.reason {
            case .noWay: "no way leads there from the fixes around"
            case .noRoad(nil): "no road is near"
            case .noRoad(let nearest?): "no road is near; the nearest is \(Self.distance(nearest)) away"
            }
        return "  \(fixes.numbers.count == 1 ? "fix" : "fixes") \(Self.numbers(fixes.numbers)): \(reason)"
    }

    /// Counted from 1, as people do.
    private static func numbers(_ range: ClosedRange<Int>) -> String {
        range.count == 1 ? "\(range.lowerBound + 1)" : "\(range.lowerBound + 1)–\(range.upperBound + 1)"
    }

    private static func distance(_ meters: Double) -> String {
        meters < 9_999.5 ? "\(Int(meters.rounded())) m" : "\((meters / 100).rounded() / 10) km"
    }

    private static func time(_ seconds: Double) -> String {
        let whole = Int(min(seconds, 1e9).rounded())
        let (minutes, rest) = (whole / 60 % 60, whole % 60)
        func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        guard whole >= 3600 else { return "\(minutes):\(twoDigits(rest))" }
        return "\(whole / 3600):\(twoDigits(minutes)):\(twoDigits(rest))"
    }
}
