import Foundation
import Routing
import Trips

/// Tells the time as clocks on the map show it, which is what signs go by.
struct LocalClock: Sendable {
    private let calendar: Calendar

    init(_ timeZone: TimeZone) {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timeZone
        self.calendar = calendar
    }

    func time(at instant: Instant) -> LocalTime {
        let date = Date(timeIntervalSince1970: Double(instant.milliseconds) / 1000)
        let parts = calendar.dateComponents([.year, .month, .day, .weekday, .hour, .minute], from: date)
        // Foundation counts from Sunday, 1; ISO 8601 from Monday, 1.
        let weekday = Weekday(rawValue: ((parts.weekday ?? 1) + 5) % 7 + 1) ?? .monday
        return LocalTime(
            year: parts.year ?? 1970, month: parts.month ?? 1, day: parts.day ?? 1, weekday: weekday,
            minute: (parts.hour ?? 0) * 60 + (parts.minute ?? 0))
    }
}
