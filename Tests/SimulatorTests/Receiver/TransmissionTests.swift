import Protocol
import Testing

@testable import Simulator

@Suite("Fixes on their way to the server")
struct TransmissionTests {
    private func fix(_ number: Int) -> Position {
        Position(latitude: 60, longitude: 25, timestamp: Int64(number) * 1_000, sequence: Int64(number))
    }

    /// The numbers of the fixes that come in each second, of so many that were measured.
    private func coming(_ count: Int, seed: UInt64 = 1, duplicates: Double = 0, window: Int = 0) -> [[Int64]] {
        var model = ReceiverModel()
        model.duplicates = duplicates
        model.reordering = window
        var transmission = Transmission(model, seed: seed)
        return (0..<count + window + 4).map { second in
            transmission.pass(second < count ? fix(second) : nil).compactMap(\.sequence)
        }
    }

    @Test("come at once and in order where nothing else is asked for")
    func plain() {
        #expect(coming(5).prefix(5) == [[0], [1], [2], [3], [4]])
    }

    @Test("overtake each other within the window, and none gets lost", arguments: [1, 3, 10])
    func reordering(window: Int) {
        let found = coming(500, window: window)
        let order = found.flatMap(\.self)
        #expect(order.sorted() == Array(0..<500) && order != order.sorted())
        for (second, numbers) in found.enumerated() {
            #expect(numbers.allSatisfy { (0...window).contains(second - Int($0)) })
        }
        let late = zip(order, order.dropFirst()).count { $0 > $1 }
        #expect(late > 50)
    }

    @Test("come twice as often as it was told, the same both times and soon after each other")
    func duplicates() {
        let found = coming(2_000, duplicates: 0.2)
        let order = found.flatMap(\.self)
        #expect(Set(order) == Set(0..<2_000) && (2_330...2_470).contains(order.count))
        var seen: [Int64: Int] = [:]
        for (second, numbers) in found.enumerated() {
            for number in numbers {
                if let first = seen[number] { #expect((0...3).contains(second - first)) }
                seen[number] = seen[number] ?? second
            }
        }
    }
}
