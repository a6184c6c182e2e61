import Testing

@testable import Trips

@Suite("The filter along a route")
struct TravelFilterTests {
    /// Errors with a standard deviation of about 10 m, from a fixed sequence.
    private static let errors: [Double] = (0..<300).map { place in
        var sum = -6.0
        for term in 0..<12 {
            let number = (place * 7919 + term * 104_729 + place * place * 31) % 1000
            sum += Double(number) / 1000
        }
        return sum * 10
    }

    @Test("follows a vehicle without lagging behind")
    func following() {
        var filter = TravelFilter(offset: 0, deviation: 5, speed: 10)
        for second in 1...60 {
            filter.predict(seconds: 1)
            filter.update(offset: Double(second) * 10, deviation: 5)
            filter.update(speed: 10)
        }
        #expect(abs(filter.offset - 600) < 0.01)
        #expect(abs(filter.speed - 10) < 0.01)
    }

    @Test("is nearer to the truth than the fixes are")
    func noise() {
        var filter = TravelFilter(offset: 0, deviation: 10, speed: 10)
        var (fixes, filtered) = (0.0, 0.0)
        for (second, error) in Self.errors.enumerated() {
            filter.predict(seconds: 1)
            filter.update(offset: Double(second + 1) * 10 + error, deviation: 10)
            filter.update(speed: 10)
            fixes += error * error
            filtered += (filter.offset - Double(second + 1) * 10) * (filter.offset - Double(second + 1) * 10)
        }
        #expect(filtered < fixes / 4)
    }

    @Test("finds the speed where nobody says it")
    func unknownSpeed() {
        var filter = TravelFilter(offset: 0, deviation: 5, speed: nil)
        for second in 1...20 {
            filter.predict(seconds: 1)
            filter.update(offset: Double(second) * 14, deviation: 5)
        }
        #expect(abs(filter.speed - 14) < 1)
    }

    @Test("believes a fix after a long silence rather than its own guess")
    func silence() {
        var filter = TravelFilter(offset: 0, deviation: 5, speed: 15)
        filter.predict(seconds: 60)
        filter.update(offset: 400, deviation: 5)
        #expect(abs(filter.offset - 400) < 5)
    }
}
