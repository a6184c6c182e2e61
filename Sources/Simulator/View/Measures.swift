import Foundation
import Protocol

/// Distances, speeds and times as people read them, in the units that they asked for.
struct Measures: Sendable {
    var units: DistanceUnits
    var timeZone: TimeZone

    func distance(_ meters: Double) -> String {
        guard meters.isFinite, abs(meters) < 1e9 else { return "–" }
        switch units {
        case .metric:
            if meters < 999.5 { return "\(Int(meters.rounded())) m" }
            return "\(Self.short(meters / 1_000)) km"
        case .imperial:
            let feet = meters / 0.3048
            if feet < 1_000 { return "\(Int((feet / 10).rounded()) * 10) ft" }
            return "\(Self.short(meters / 1_609.344)) mi"
        }
    }

    /// One decimal below ten, none from there on.
    private static func short(_ number: Double) -> String {
        number < 9.95 ? "\((number * 10).rounded() / 10)" : "\(Int(number.rounded()))"
    }

    /// The number alone.
    func speed(_ metersPerSecond: Double) -> String {
        guard metersPerSecond.isFinite, abs(metersPerSecond) < 1e6 else { return "–" }
        return "\(Int((metersPerSecond * (units == .metric ? 3.6 : 2.236_936)).rounded()))"
    }

    var speedUnit: String { units == .metric ? "km/h" : "mph" }

    static func duration(_ seconds: Double) -> String {
        guard seconds.isFinite, abs(seconds) < 1e9 else { return "–" }
        let whole = Int(max(seconds, 0).rounded())
        switch whole {
        case ..<60: return "\(whole) s"
        case ..<3_600: return "\((whole + 30) / 60) min"
        default: return "\(whole / 3_600) h \(whole % 3_600 / 60) min"
        }
    }

    /// Minutes and seconds since a beginning, as `1:05`.
    static func elapsed(_ seconds: Double) -> String {
        let whole = seconds.isFinite ? Int(min(max(seconds, 0), 1e9)) : 0
        return "\(whole / 60):\(twoDigits(whole % 60))"
    }

    /// The time of day, as `17:04`.
    ///
    /// - Parameter milliseconds: since the epoch.
    func timeOfDay(_ milliseconds: Int64) -> String {
        let seconds = milliseconds / 1_000
        let offset = timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
        let local = ((seconds % 86_400 + Int64(offset)) % 86_400 + 86_400) % 86_400
        return "\(Self.twoDigits(Int(local / 3_600))):\(Self.twoDigits(Int(local % 3_600 / 60)))"
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
