import Foundation

// How numbers are written: three digits that count, and the unit where the table's head doesn't say it.

extension Double {
    /// `0.0123`, `1.23`, `123`, `12,300`.
    var figure: String {
        guard isFinite, self != 0 else { return isFinite ? "0" : "–" }
        let magnitude = Int(Foundation.log10(abs(self)).rounded(.down))
        guard magnitude >= 2 else { return String(format: "%.\(2 - magnitude)f", self) }
        let scale = Foundation.pow(10, Double(magnitude - 2))
        return Int((self / scale).rounded() * scale).grouped
    }

    /// Seconds as microseconds.
    var microseconds: String { (self * 1e6).figure }
    /// Seconds as milliseconds.
    var milliseconds: String { (self * 1e3).figure }
    /// Bytes as KiB.
    var kibibytes: String { (self / 1024).figure }
}

extension Int {
    /// Thousands apart.
    var grouped: String {
        let digits = String(magnitude)
        var text = ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place) % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return self < 0 ? "-" + text : text
    }
}
