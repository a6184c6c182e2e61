import Routing
import Storage
import TestSupport
import Testing
import Trips

@testable import Server

@Suite("The tally of speeds")
struct SpeedTallyTests {
    private static let now = Instant(milliseconds: 1_780_000_000_000)

    private static func cell(_ way: Int64 = 1, hour: Int = 8) -> SpeedTally.Cell {
        .init(
            stretch: ObservedStretch(way: way, from: 1, to: 2), mode: .car,
            hour: HourOfWeek(hour) ?? HourOfWeek.allCases[0])
    }

    @Test("gives out nothing of four trips, and of five their sums")
    func threshold() throws {
        var tally = SpeedTally()
        for trip in 1...4 { tally.add(Double(trip), to: Self.cell(), by: trip, at: Self.now) }
        #expect(tally.takeComplete().isEmpty)
        tally.add(5, to: Self.cell(), by: 5, at: Self.now)
        let complete = tally.takeComplete()
        #expect(complete.map(\.trips) == [5] && complete.map(\.slowness) == [15] && complete.map(\.squares) == [55])
        #expect(tally.takeComplete().isEmpty)
        #expect(tally.backlog.open == 0 && tally.backlog.complete == 0)
    }

    @Test("counts a trip once, however often it comes by")
    func distinct() {
        var tally = SpeedTally()
        for round in 0..<100 { tally.add(1, to: Self.cell(), by: round % 4, at: Self.now) }
        #expect(tally.takeComplete().isEmpty)
        tally.add(2, to: Self.cell(), by: 4, at: Self.now)
        #expect(tally.takeComplete().map(\.slowness) == [6])
    }

    @Test("counts each hour, road and mode for itself")
    func cells() {
        var tally = SpeedTally()
        var walk = Self.cell()
        walk.mode = .foot
        for trip in 1...4 {
            for cell in [Self.cell(), Self.cell(2), Self.cell(hour: 9), walk] {
                tally.add(1, to: cell, by: trip, at: Self.now)
            }
        }
        #expect(tally.takeComplete().isEmpty && tally.backlog.open == 4 && tally.backlog.complete == 0)
    }

    /// What an onlooker sees who compares the sums after each trip.
    @Test("whatever it gives out is of five trips more than before, whenever it is asked", arguments: 0..<40)
    func differences(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        var tally = SpeedTally()
        var told = 0.0
        for trip in 0..<200 {
            tally.add(1, to: Self.cell(), by: trip, at: Self.now)
            guard Int.random(in: 0..<4, using: &random) == 0 else { continue }
            for speed in tally.takeComplete() {
                #expect(speed.trips >= 5 && speed.trips == speed.slowness, "seed \(seed)")
                if Bool.random(using: &random) { tally.putBack([speed]) } else { told += speed.trips }
            }
        }
        told += tally.takeComplete().reduce(0) { $0 + $1.trips }
        #expect(told == 200, "seed \(seed)")
    }

    @Test("takes up no more than it may, and gives up what never becomes complete")
    func bounds() {
        var tally = SpeedTally(limits: .init(cells: 3, patience: 100))
        for way in 1...5 { tally.add(1, to: Self.cell(Int64(way)), by: 1, at: Self.now) }
        #expect(tally.backlog.open == 3 && tally.backlog.complete == 0)
        tally.giveUpStale(at: Self.now.advanced(bySeconds: 99))
        #expect(tally.backlog.open == 3 && tally.backlog.complete == 0)
        tally.giveUpStale(at: Self.now.advanced(bySeconds: 100))
        #expect(tally.backlog.open == 0 && tally.backlog.complete == 0)
        for way in 1...5 {
            for trip in 1...5 { tally.add(1, to: Self.cell(Int64(way)), by: trip, at: Self.now) }
        }
        #expect(tally.backlog.open == 0 && tally.backlog.complete == 3)
    }
}
