import Foundation
import Routing

/// Servers that are asked for the same routes, in turns: what else the machine does meanwhile meets each of them.
struct RouteRace: Sendable {
    struct Entry: Sendable {
        let server: RouteServer
        /// Of the answers to all pairs, in bytes without their heads.
        let bytes: Samples
        /// Of the routes in them, in meters.
        let meters: Samples
        var rounds: [WebLoad.Round] = []

        var failed: Int { rounds.reduce(0) { $0 + $1.failed } }
        var broken: Int { rounds.reduce(0) { $0 + $1.broken } }

        /// The median of a figure of all rounds.
        func median(_ figure: (WebLoad.Round) -> Double) throws -> Double { try Samples(rounds.map(figure)).median }

        /// How many times as many requests as another one, compared round by round.
        func ratio(to other: Entry) throws -> Double {
            try Samples(zip(rounds, other.rounds).map { $0.requestsPerSecond / $1.requestsPerSecond }).median
        }
    }

    private(set) var entries: [Entry] = []

    /// Rounds of `seconds` each, after one that doesn't count.
    static func run(
        _ servers: [RouteServer], on pairs: [RoutePairs.Places], _ detail: RouteDialect.Detail, rounds: Int,
        seconds: Int, in world: World
    ) async throws -> RouteRace {
        var race = RouteRace()
        var loads: [WebLoad] = []
        for (number, server) in servers.enumerated() {
            let paths = pairs.map { server.dialect.path(of: $0, detail) }
            let answers = try await WebClient.answers(to: paths, port: server.process.port)
            race.entries.append(
                Entry(
                    server: server, bytes: try Samples(answers.map { Double($0.body.count) }),
                    meters: try Samples(answers.compactMap { RouteReply($0)?.routes[0].distance })))
            loads.append(try WebLoad(asking: paths, name: "routes-\(number)", in: world))
            _ = try await loads[number].run(seconds: 1, port: server.process.port)
        }
        for _ in 0..<rounds {
            for place in race.entries.indices {
                race.entries[place].rounds.append(
                    try await loads[place].run(seconds: seconds, port: servers[place].process.port))
            }
        }
        return race
    }

    /// Those of `candidates` between which every server finds a route, however much is asked for.
    static func pairs(
        of candidates: [RoutePairs.Places], answeredBy servers: [RouteServer]
    ) async throws -> [RoutePairs.Places] {
        var kept = candidates
        for server in servers {
            for detail in RouteDialect.Detail.allCases {
                let paths = kept.map { server.dialect.path(of: $0, detail) }
                let answers = try await WebClient.answers(to: paths, port: server.process.port)
                kept = zip(kept, answers).filter { RouteReply($1) != nil }.map(\.0)
            }
        }
        guard !kept.isEmpty else { throw BenchFailure("there is no pair that all servers find a route for") }
        return kept
    }
}
