import Protocol
import Routing
import Testing

@testable import Simulator

@Suite("A recorded track, driven again")
struct ReplayTests {
    private func fix(_ milliseconds: Int64, east: Double, speed: Double? = nil) -> RecordedFix {
        RecordedFix(
            coordinate: SampleRoutes.origin.moved(by: east, bearing: 90), time: 1_000_000 + milliseconds, accuracy: 5,
            speed: speed)
    }

    /// The timestamps of each second's fixes, from zero.
    private func timestamps(_ segments: [[RecordedFix]], seconds: Int) throws -> [[Int64]] {
        var replay = try #require(Replay(segments))
        return (0..<seconds).map { replay.step(at: 50_000 + Int64($0) * 1_000).map { $0.timestamp - 50_000 } }
    }

    @Test("has the recording's places, and its pauses from the first fix on")
    func pauses() throws {
        let track = [fix(0, east: 0), fix(1_000, east: 10, speed: 7), fix(1_400, east: 14), fix(4_000, east: 30)]
        #expect(try timestamps([track], seconds: 6) == [[0], [1_000], [1_400], [], [4_000], [5_000]])
        var replay = try #require(Replay([track]))
        #expect(replay.start == track[0].coordinate && replay.end == track[3].coordinate)
        let first = try #require(replay.step(at: 0).first)
        #expect(first.latitude == SampleRoutes.origin.latitude && first.accuracy == 5)
        _ = replay.step(at: 1_000)
        #expect(replay.state.speed == 7 && abs((replay.state.heading ?? 0) - 90) < 1)
        #expect(abs(replay.state.metersDriven - 10) < 0.1)
    }

    @Test("waits a minute at most where the recording stopped, and late fixes come at once")
    func breaks() throws {
        let segments = [[fix(0, east: 0)], [fix(3_600_000, east: 10), fix(3_601_000, east: 11)]]
        let found = try timestamps(segments, seconds: 63)
        #expect(found[0] == [0] && found[60] == [60_000] && found[61] == [61_000])
        let pause = found[1..<60].filter { !$0.isEmpty }
        #expect(pause == [])
        let late = [fix(0, east: 0), fix(2_000, east: 2), fix(1_000, east: 1), fix(3_000, east: 3)]
        #expect(try timestamps([late], seconds: 4) == [[0], [], [2_000, 1_000], [3_000]])
    }

    @Test("stands where it ends")
    func end() throws {
        var replay = try #require(Replay([[fix(0, east: 5, speed: 9)]]))
        _ = replay.step(at: 0)
        #expect(replay.isAtEnd && replay.state.speed == 9)
        let standing = replay.step(at: 1_000)
        #expect(standing.map(\.speed) == [0] && standing.map(\.timestamp) == [1_000])
        #expect(replay.state.speed == 0)
    }

    @Test("needs a fix")
    func empty() {
        #expect(Replay([]) == nil && Replay([[]]) == nil)
    }
}
