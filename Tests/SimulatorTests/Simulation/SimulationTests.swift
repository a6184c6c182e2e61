import Protocol
import Routing
import Testing

@testable import Simulator

@Suite("A simulation")
struct SimulationTests {
    /// Everything at once.
    private func setup(seed: UInt64) -> Simulation.Setup {
        var setup = Simulation.Setup(start: SampleRoutes.origin, seed: seed)
        setup.receiver.drift = .init(meters: 6, seconds: 30)
        setup.receiver.canyon = .init(meters: 20, decay: 10)
        setup.receiver.canyon?.chance = 0.05
        setup.receiver.dropouts.share = 0.1
        setup.receiver.duplicates = 0.1
        setup.receiver.reordering = 3
        setup.receiver.withoutHeading = 0.2
        setup.habits.wrongTurnChance = 0.5
        setup.habits.plans = [.init(at: .meters(100), .stop(seconds: 20))]
        return setup
    }

    private func moments(_ setup: Simulation.Setup, streets: (StreetRequest) -> RouteObject? = { _ in nil }) -> [Moment]
    {
        var simulation = Simulation(setup)
        simulation.follow(SampleRoutes.corner)
        var moments: [Moment] = []
        while let moment = simulation.next(streets: streets), moments.count < 2_000 { moments.append(moment) }
        return moments
    }

    private func bytes(_ moments: [Moment]) -> [[UInt8]] {
        moments.flatMap(\.sent).map { ClientMessage.position($0).encoded() }
    }

    @Test("says the same to the byte for the same seed, and something else for another", arguments: 0..<10)
    func deterministic(seed: UInt64) {
        let once = moments(setup(seed: seed))
        #expect(once.count > 60 && once == moments(setup(seed: seed)))
        #expect(bytes(once) == bytes(moments(setup(seed: seed))))
        #expect(bytes(once) != bytes(moments(setup(seed: seed + 100))))
    }

    @Test("begins where the vehicle stands, and ends when it has stood at the destination")
    func wholeDrive() throws {
        let moments = moments(.init(start: SampleRoutes.origin))
        let first = try #require(moments.first)
        let last = try #require(moments.last)
        #expect(first.truth.coordinate == SampleRoutes.origin && first.truth.seconds == 0)
        #expect(last.truth.coordinate.distance(to: SampleRoutes.destination) < 0.5 && last.truth.speed == 0)
        #expect(moments.map(\.truth.seconds) == (0..<moments.count).map(Double.init))
        #expect(moments.compactMap(\.fix?.sequence) == (0..<Int64(moments.count)).map(\.self))
        #expect(moments.compactMap(\.fix?.timestamp) == (0..<Int64(moments.count)).map { $0 * 1_000 })
    }

    @Test("gives nothing before there is a route")
    func noRoute() {
        var simulation = Simulation(.init(start: SampleRoutes.origin))
        let moment = simulation.next { _ in nil }
        #expect(moment == nil)
    }
}
