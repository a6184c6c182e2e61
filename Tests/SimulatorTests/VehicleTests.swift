import Protocol
import Routing
import Testing

@testable import Simulator

@Suite("A simulated vehicle")
struct VehicleTests {
    private static let start = Coordinate(latitude: 60.17, longitude: 24.94)

    /// East, then a right angle to the south.
    private static let corner: MeasuredLine = {
        let bend = start.moved(by: 300, bearing: 90)
        return MeasuredLine([start, bend, bend.moved(by: 300, bearing: 180)]) ?? MeasuredLine(point: start)
    }()

    @Test("keeps to limits, slows down for the corner, and stands at the end")
    func drives() {
        var vehicle = Vehicle(standingAt: Self.start)
        vehicle.follow(Self.corner, limits: [13, 10], stops: [Self.corner.length])
        var speeds: [(offset: Double, speed: Double)] = []
        for _ in 0..<200 where !vehicle.isAtEnd {
            let before = vehicle.offset
            vehicle.advance(seconds: 1)
            #expect(vehicle.offset >= before)
            speeds.append((vehicle.offset, vehicle.speed))
        }
        #expect(vehicle.isAtEnd && vehicle.speed == 0)
        #expect(speeds.allSatisfy { $0.speed <= 13.001 })
        #expect(speeds.filter { $0.offset > 301 }.allSatisfy { $0.speed <= 10.001 })
        #expect(speeds.contains { $0.speed > 12 }, "it gets going")
        let atCorner = speeds.filter { abs($0.offset - 300) < 12 }.map(\.speed)
        #expect(!atCorner.isEmpty && atCorner.allSatisfy { $0 < 9 })
    }

    @Test("waits at a stop on the way and goes on")
    func waits() {
        var vehicle = Vehicle(standingAt: Self.start)
        vehicle.follow(Self.corner, limits: [13, 13], stops: [300, Self.corner.length])
        var standing = 0
        for _ in 0..<300 where !vehicle.isAtEnd {
            vehicle.advance(seconds: 1)
            if vehicle.speed == 0, abs(vehicle.offset - 300) < 1 { standing += 1 }
        }
        #expect(vehicle.isAtEnd)
        #expect((3...8).contains(standing), "\(standing)")
    }

    @Test("joins a new line where it is nearest")
    func joins() {
        var vehicle = Vehicle(standingAt: Self.start)
        vehicle.follow(Self.corner, limits: [13, 13], stops: [Self.corner.length])
        for _ in 0..<12 { vehicle.advance(seconds: 1) }
        let place = vehicle.coordinate
        vehicle.follow(Self.corner, limits: [13, 13], stops: [Self.corner.length])
        #expect(vehicle.coordinate.distance(to: place) < 1)
    }

    @Test("drives any line to its end without a number that isn't one", arguments: 0..<60)
    func randomLines(seed: Int) throws {
        var random = SeededRandom(seed: UInt64(seed))
        var place = Self.start
        let coordinates = (0..<Int.random(in: 1...30, using: &random)).map { _ in
            place = place.moved(by: .random(in: 0...120, using: &random), bearing: .random(in: 0...360, using: &random))
            return place
        }
        let line = try #require(MeasuredLine(coordinates))
        var vehicle = Vehicle(standingAt: coordinates[0])
        vehicle.follow(
            line, limits: coordinates.dropFirst().map { _ in .random(in: 1...30, using: &random) }, stops: [line.length])
        var seconds = 0
        while !vehicle.isAtEnd, seconds < 20_000 {
            vehicle.advance(seconds: 1)
            seconds += 1
            #expect(vehicle.speed.isFinite && vehicle.offset.isFinite)
        }
        #expect(vehicle.isAtEnd, "seed \(seed)")
    }
}

@Suite("The simulated GPS")
struct GPSModelTests {
    private let place = Coordinate(latitude: 60.17, longitude: 24.94)

    @Test("errs as much as it says, around the truth")
    func statistics() {
        var gps = GPSModel(deviation: 8, dropout: 0, seed: 3)
        let fixes = (0..<4_000).compactMap { _ in gps.measure(place) }
        #expect(fixes.count == 4_000)
        let within = fixes.filter { $0.distance(to: place) <= gps.accuracy }.count
        #expect((0.64...0.72).contains(Double(within) / 4_000))
        let mean = Coordinate(
            latitude: fixes.reduce(0) { $0 + $1.latitude } / 4_000, longitude: fixes.reduce(0) { $0 + $1.longitude } / 4_000)
        #expect(mean.distance(to: place) < 0.6)
    }

    @Test("loses the share of fixes that it is told to, the same ones for the same seed")
    func dropout() {
        var one = GPSModel(deviation: 5, dropout: 0.2, seed: 9)
        var other = GPSModel(deviation: 5, dropout: 0.2, seed: 9)
        let fixes = (0..<2_000).map { _ in one.measure(place) }
        #expect(fixes == (0..<2_000).map { _ in other.measure(place) })
        #expect((330...470).contains(fixes.filter { $0 == nil }.count))
    }
}
