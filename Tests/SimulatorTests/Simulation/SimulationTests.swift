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

    @Test("is the same drive however long the route took to come", arguments: [0, 1, 7, 60])
    func waiting(seconds: Int64) {
        var simulation = Simulation(setup(seed: 3))
        for second in 0..<seconds {
            let moment = simulation.step(at: second * 1_000)
            #expect(moment.truth.metersDriven == 0 && moment.truth.seconds == 0)
        }
        simulation.follow(SampleRoutes.corner)
        let drive = (0..<60).map { simulation.step(at: $0 * 1_000) }
        #expect(drive.map(\.truth) == moments(setup(seed: 3)).prefix(60).map(\.truth))
        #expect(drive.map(\.fix?.latitude) == moments(setup(seed: 3)).prefix(60).map(\.fix?.latitude))
    }

    @Test("gives nothing before there is a route")
    func noRoute() {
        var simulation = Simulation(.init(start: SampleRoutes.origin))
        let moment = simulation.next { _ in nil }
        #expect(moment == nil)
    }
}
