import Routing
import Testing

struct OpeningHoursTests {
    /// Moments are written `Mo 2025-06-02 08:30`.
    struct Case: CustomTestStringConvertible, Sendable {
        var hours: String
        var holds: [String]
        var not: [String]

        init(_ hours: String, holds: [String] = [], not: [String] = []) {
            self.hours = hours
            self.holds = holds
            self.not = not
        }

        var testDescription: String { hours }
    }

    static let weekdays = [
        Case("Mo-Fr", holds: ["Mo 2025-06-02 00:00", "Fr 2025-06-06 23:59"], not: ["Sa 2025-06-07 00:00"]),
        Case("Mo,We", holds: ["Mo 2025-06-02 12:00", "We 2025-06-04 12:00"], not: ["Tu 2025-06-03 12:00"]),
        Case(
            "Sa-Mo", holds: ["Sa 2025-06-07 12:00", "Su 2025-06-08 12:00", "Mo 2025-06-09 12:00"],
            not: ["Tu 2025-06-03 12:00", "Fr 2025-06-06 12:00"]),
        Case("Mo-Mo", holds: ["Mo 2025-06-02 12:00"], not: ["Tu 2025-06-03 12:00"]),
        Case("Mo-Su", holds: ["Mo 2025-06-02 12:00", "Su 2025-06-08 12:00"]),
        Case("Mo-We,Sa", holds: ["Tu 2025-06-03 12:00", "Sa 2025-06-07 12:00"], not: ["Th 2025-06-05 12:00"]),
        Case("mo-FR", holds: ["Mo 2025-06-02 12:00"], not: ["Sa 2025-06-07 12:00"]),
        Case("Mo-Fr: 08:00-09:00", holds: ["Mo 2025-06-02 08:00"], not: ["Sa 2025-06-07 08:00"]),
        // A list of days, whatever the mapper meant by the blank.
        Case("Su, Mo-Sa 20:00-22:00", holds: ["Su 2025-06-08 21:00"], not: ["Su 2025-06-08 12:00"]),
    ]

    static let times = [
        Case(
            "07:00-09:30", holds: ["Mo 2025-06-02 07:00", "Su 2025-06-08 09:29"],
            not: ["Mo 2025-06-02 06:59", "Mo 2025-06-02 09:30"]),
        Case(
            "Mo-Fr 07:00-09:30,16:00-18:00", holds: ["Fr 2025-06-06 08:00", "Fr 2025-06-06 17:59"],
            not: ["Fr 2025-06-06 12:00", "Sa 2025-06-07 08:00"]),
        Case("Mo-Sa 07:30-09:00, 17:00-19:30; PH off", holds: ["Sa 2025-06-07 17:00"], not: ["Sa 2025-06-07 10:00"]),
        Case(
            "22:00-06:00", holds: ["Mo 2025-06-02 22:00", "Mo 2025-06-02 05:59", "Mo 2025-06-02 00:00"],
            not: ["Mo 2025-06-02 06:00", "Mo 2025-06-02 21:59"]),
        Case(
            "Fr 22:00-06:00", holds: ["Fr 2025-06-06 22:00", "Sa 2025-06-07 05:59"],
            not: ["Fr 2025-06-06 05:00", "Sa 2025-06-07 22:00"]),
        Case("Su 22:00-06:00", holds: ["Mo 2025-06-09 03:00"], not: ["Su 2025-06-08 03:00"]),
        Case("19:00-00:00", holds: ["Mo 2025-06-02 23:59"], not: ["Mo 2025-06-02 00:00"]),
        Case("00:00-24:00", holds: ["Mo 2025-06-02 00:00", "Mo 2025-06-02 23:59"]),
        Case("Fr 22:00-26:00", holds: ["Sa 2025-06-07 01:59"], not: ["Sa 2025-06-07 02:00"]),
        Case("Mo 08:00-08:00", holds: ["Mo 2025-06-02 08:00", "Tu 2025-06-03 07:59"], not: ["Tu 2025-06-03 08:00"]),
        Case("20:00+", holds: ["Mo 2025-06-02 20:00", "Mo 2025-06-02 23:59"], not: ["Mo 2025-06-02 00:00"]),
        Case("18:00-20:00+", holds: ["Mo 2025-06-02 22:00"], not: ["Mo 2025-06-02 17:59", "Tu 2025-06-03 00:00"]),
        Case("7:30-9:00", holds: ["Mo 2025-06-02 07:30"], not: ["Mo 2025-06-02 09:00"]),
        Case("10:30:00-12:30:00", holds: ["Mo 2025-06-02 10:30"], not: ["Mo 2025-06-02 12:30"]),
        Case("24/7", holds: ["Mo 2025-06-02 00:00", "Su 2025-06-08 23:59"]),
        Case("open", holds: ["Mo 2025-06-02 00:00"]),
    ]

    static let joined = [
        Case(
            "Mo-Fr 07:00-09:00 AND Jun-Aug", holds: ["Mo 2025-06-02 08:00"],
            not: ["Mo 2025-06-02 09:00", "Mo 2025-05-26 08:00", "Su 2025-06-08 08:00"]),
        Case("Mo-Fr and 07:00-09:00", holds: ["Mo 2025-06-02 08:00"], not: ["Su 2025-06-08 08:00"]),
        Case(
            "22:00-06:00 AND Sa", holds: ["Sa 2025-06-07 05:59", "Sa 2025-06-07 22:00"], not: ["Su 2025-06-08 05:00"]),
        Case("Mo-Fr 08:00-18:00; We off AND Jul", holds: ["Tu 2025-07-01 12:00"], not: ["We 2025-07-02 12:00"]),
        Case(
            "Jun AND 2025 Jun 1-2025 Jun 2 AND 10:00-11:00", holds: ["Mo 2025-06-02 10:30"],
            not: ["Tu 2025-06-03 10:30"]),
        Case("PH AND Mo", not: ["Mo 2025-06-02 10:30"]),
    ]

    static let dates = [
        Case(
            "Apr-Oct", holds: ["Tu 2025-04-01 00:00", "Fr 2025-10-31 23:59"],
            not: ["Mo 2025-03-31 23:59", "Sa 2025-11-01 00:00"]),
        Case("Nov-Feb", holds: ["Sa 2025-11-01 12:00", "Sa 2025-02-28 12:00"], not: ["Sa 2025-03-01 12:00"]),
        Case("Dec", holds: ["We 2025-12-31 12:00"], not: ["Sa 2025-11-01 12:00"]),
        Case("Feb", holds: ["Th 2024-02-29 12:00"], not: ["Fr 2024-03-01 12:00"]),
        Case("Apr-Jun,Sep", holds: ["Tu 2025-09-30 12:00"], not: ["Tu 2025-07-01 12:00"]),
        Case(
            "Dec 24-Jan 6", holds: ["We 2025-12-24 00:00", "Mo 2025-01-06 23:59"],
            not: ["Tu 2025-12-23 23:59", "Tu 2025-01-07 00:00"]),
        Case("Dec 24-26", holds: ["Fr 2025-12-26 12:00"], not: ["Sa 2025-12-27 12:00"]),
        Case("Dec 24,Dec 31", holds: ["We 2025-12-31 12:00"], not: ["Th 2025-12-25 12:00"]),
        Case("Mar 15 - Sep 15", holds: ["Sa 2025-03-15 12:00"], not: ["Fr 2025-03-14 12:00"]),
        Case("Nov 01 - Apr 8", holds: ["Tu 2025-04-08 12:00"], not: ["We 2025-04-09 12:00"]),
        Case(
            "Apr-Oct Mo-Fr 08:00-18:00", holds: ["Mo 2025-06-02 08:00"],
            not: ["Sa 2025-06-07 08:00", "Mo 2025-12-01 08:00", "Mo 2025-06-02 18:00"]),
        Case("Jun 1-15: 08:00-09:00", holds: ["Mo 2025-06-02 08:00"], not: ["Mo 2025-06-16 08:00"]),
        Case(
            "Dec 31 22:00-02:00", holds: ["We 2025-12-31 22:00", "Th 2026-01-01 01:59"], not: ["Fr 2026-01-02 01:00"]),
        Case("Feb 29 22:00-02:00", holds: ["Fr 2024-03-01 01:00"], not: ["Sa 2025-03-01 01:00"]),
        Case(
            "2019 Nov 16 - 2020 Apr 30", holds: ["Sa 2019-11-16 12:00", "Th 2020-04-30 12:00"],
            not: ["Fr 2019-11-15 12:00", "Mo 2020-11-16 12:00", "Fr 2020-05-01 12:00"]),
        Case("2025 Dec 24", holds: ["We 2025-12-24 12:00"], not: ["Th 2026-12-24 12:00"]),
        Case("2025 Jun 2-15", holds: ["Mo 2025-06-02 12:00"], not: ["Tu 2026-06-02 12:00"]),
        Case("2025 Jun", holds: ["Mo 2025-06-02 12:00"], not: ["Tu 2026-06-02 12:00"]),
    ]

    static let rules = [
        // A later rule decides about its days alone.
        Case(
            "Mo-Fr 08:00-18:00; We 08:00-12:00", holds: ["We 2025-06-04 11:59", "Tu 2025-06-03 13:00"],
            not: ["We 2025-06-04 13:00"]),
        Case("Tu-Su 12:00-19:00; Th 12:00-21:00", holds: ["Th 2025-06-05 20:00"], not: ["Fr 2025-06-06 20:00"]),
        Case("Mo-Su; We off", holds: ["Tu 2025-06-03 12:00"], not: ["We 2025-06-04 12:00"]),
        Case(
            "24/7; Mo-Fr 07:00-09:00 off", holds: ["Mo 2025-06-02 09:00", "Sa 2025-06-07 08:00"],
            not: ["Mo 2025-06-02 08:00"]),
        Case(
            "24/7; 22:00-06:00 off", holds: ["Mo 2025-06-02 12:00"],
            not: ["Mo 2025-06-02 23:00", "Mo 2025-06-02 05:00"]),
        Case("We off; Mo-Su", holds: ["We 2025-06-04 12:00"]),
        Case("Mo-Sa 08:00-18:00; Dec 24 off", holds: ["Tu 2025-12-23 12:00"], not: ["We 2025-12-24 12:00"]),
        // The same days again: both are meant.
        Case(
            "Mo-Fr 08:15-09:15; Mo-Fr 14:45-15:45", holds: ["Mo 2025-06-02 08:30", "Mo 2025-06-02 15:00"],
            not: ["Mo 2025-06-02 12:00"]),
        Case("08:00-09:00; 15:00-16:00", holds: ["Mo 2025-06-02 08:30", "Mo 2025-06-02 15:30"]),
        // After a comma, both are meant too.
        Case(
            "Mo-Fr 07:00-09:00, We 15:00-18:00", holds: ["We 2025-06-04 08:00", "We 2025-06-04 16:00"],
            not: ["Tu 2025-06-03 16:00"]),
        // What came over midnight stays, unless a rule takes it away.
        Case(
            "Mo-Fr 16:00-11:00; Sa 00:00-11:00", holds: ["Sa 2025-06-07 10:00", "Tu 2025-06-03 10:00"],
            not: ["Mo 2025-06-02 10:00", "Sa 2025-06-07 16:00"]),
        Case("Fr 22:00-06:00; Sa 12:00-14:00", holds: ["Sa 2025-06-07 05:00", "Sa 2025-06-07 13:00"]),
        Case("Fr 22:00-06:00; Sa off", holds: ["Fr 2025-06-06 23:00"], not: ["Sa 2025-06-07 05:00"]),
        Case("Mo-Fr 08:00-09:00;", holds: ["Mo 2025-06-02 08:00"]),
        Case("off", not: ["Mo 2025-06-02 08:00"]),
    ]

    static let holidays = [
        Case("PH", not: ["Mo 2025-06-02 12:00", "Su 2025-06-08 12:00"]),
        Case("SH 08:00-16:00", not: ["Mo 2025-06-02 12:00"]),
        Case("PH Mo-Fr 08:00-16:00", not: ["Mo 2025-06-02 12:00"]),
        Case("Sa,Su,PH 07:00-20:00", holds: ["Sa 2025-06-07 12:00"], not: ["Mo 2025-06-02 12:00"]),
        Case("PH,Su", holds: ["Su 2025-06-08 12:00"], not: ["Mo 2025-06-02 12:00"]),
        Case("Mo-Fr 07:00-09:00; PH,SH off", holds: ["Mo 2025-06-02 08:00"], not: ["Mo 2025-06-02 12:00"]),
        Case("Mo-Fr 07:00-09:00; PH 00:00-24:00", holds: ["Mo 2025-06-02 08:00"], not: ["Mo 2025-06-02 12:00"]),
    ]

    @Test("hours hold when they say", arguments: weekdays + times + dates + rules + holidays + joined)
    func hours(_ tested: Case) throws {
        let hours = try #require(OpeningHours(tested.hours))
        for moment in tested.holds { #expect(hours.contains(try LocalTime(moment)), "\(moment)") }
        for moment in tested.not { #expect(!hours.contains(try LocalTime(moment)), "\(moment)") }
    }

    @Test("holidays are not known, and that is said", arguments: holidays)
    func ignoredHolidays(_ tested: Case) throws {
        #expect(try #require(OpeningHours(tested.hours)).ignoresHolidays)
    }

    @Test("what never holds is known", arguments: ["PH", "SH 08:00-16:00", "PH off", "off", "Mo off; PH 10:00-12:00"])
    func never(_ text: String) throws { #expect(try #require(OpeningHours(text)).isNever) }

    @Test("what holds at times is not said never to", arguments: ["Mo", "24/7", "Su,PH", "Mo-Fr; PH off"])
    func sometimes(_ text: String) throws { #expect(try !#require(OpeningHours(text)).isNever) }

    @Test(
        "what is not understood as a whole is refused",
        arguments: [
            "", " ", ";", ",", "-", ":", "+", "()", "sunrise-sunset", "08:00-sunset", "dusk-dawn", "week 1-20",
            "easter",
            "Mo[1]", "Mo-Fr 08:00-09:00 \"term times\"", "Mo-Fr 08:00-09:00 || 10:00-11:00", "Mo-", "-Mo", "Mo--Fr",
            "Mo Fr", "Mo-Fr-Su", "Mo,", "Mo-Fr,", "Mo-Fr 08:00", "Mo-Fr 08:00,19:00", "08:00-", "-08:00",
            "08:00--09:00",
            "8-9", "Mo-Fr 15-17", "Sa-Su 24h", "25:00-26:00", "24:00-25:00", "08:60-09:00", "08:00-49:00", "08:0-09:00",
            "08:000-09:00", "008:00-09:00+", "24/8", "24/", "Jan-", "Jan 0", "Jan 32", "Feb 30", "Dec 26-24",
            "Dec-Jan 6",
            "Dec 24-Jan", "15 Mar - 30 Sep", "2019", "2019 Nov 16 - 2018 Nov 20", "2019 Dec 24 - Jan 6", "12345 Jan 1",
            "Nov 16 - 2020 Apr 30", "Monday", "Mon-Fri", "Mo-Fr 08:00-09:00;;Sa", "; Mo", "Su, 08:00-12:00",
            "Mo-Fr PH 08:00-09:00", "off off", "Mo-Fr 08:00-09:00 off on", "weight>7.5", "destination", "Mo–Fr",
            "Mo AND", "AND Mo", "Mo AND  AND Tu", "Mo AND dusk-dawn", "Mo-Fr AND weight>7.5", "MoANDTu", "Mo AND (Tu)",
            "Mo-Fr\u{0}", "٠٨:٠٠-٠٩:٠٠", "0x8:00-09:00",
        ])
    func refused(_ text: String) { #expect(OpeningHours(text) == nil) }

    @Test("long texts are refused, long numbers and words too")
    func bounds() {
        let list = Array(repeating: "08:00-09:00", count: 80).joined(separator: ",")
        #expect(OpeningHours(list) != nil)
        #expect(OpeningHours(list + "," + list) == nil)
        #expect(OpeningHours(String(repeating: "9", count: 1000) + ":00-10:00") == nil)
        #expect(OpeningHours(String(repeating: "M", count: 1000)) == nil)
        #expect(OpeningHours(String(repeating: ";", count: 1000)) == nil)
        #expect(OpeningHours(String(repeating: "Mo;", count: 300)) != nil)
        #expect(OpeningHours(Array(repeating: "Mo", count: 64).joined(separator: " AND ")) != nil)
        #expect(OpeningHours(Array(repeating: "Mo", count: 65).joined(separator: " AND ")) == nil)
    }

    @Test("any bytes are read or refused, and any moment has an answer")
    func garbage() throws {
        var state: UInt64 = 42
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let pieces = [
            "Mo", "Su", "-", ",", ";", " ", "08:00", "24:00", "48:00", "PH", "SH", "off", "Jan", "Feb 29", "2024", "31",
            "24/7", "+", ":", "0", "é", "(", "open", " AND ",
        ]
        let moments = try ["Th 2024-02-29 00:00", "Fr 2024-03-01 23:59", "We 2025-01-01 00:00"].map(LocalTime.init)
        var understood = 0
        for _ in 0..<20_000 {
            let text = (0..<1 + next(8)).map { _ in pieces[next(pieces.count)] }.joined()
            guard let hours = OpeningHours(text) else { continue }
            understood += 1
            for moment in moments { _ = hours.contains(moment) }
            if hours.isNever { #expect(moments.allSatisfy { !hours.contains($0) }, "\(text)") }
        }
        #expect(understood > 1000)
    }
}

extension LocalTime {
    /// `Mo 2025-06-02 08:30`
    fileprivate init(_ text: String) throws {
        let names = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
        let parts = text.split(separator: " ")
        let date = try parts[1].split(separator: "-").map { try #require(Int($0)) }
        let time = try parts[2].split(separator: ":").map { try #require(Int($0)) }
        let weekday = try #require(names.firstIndex(of: String(parts[0])).flatMap { Weekday(rawValue: $0 + 1) })
        self.init(year: date[0], month: date[1], day: date[2], weekday: weekday, minute: time[0] * 60 + time[1])
    }
}
