import NIOCore
import NIOHTTP1
import NIOPosix
import Protocol
import Routing
import Testing

@testable import Simulator
@testable import WebSockets

@Suite("A drive over a real WebSocket", .timeLimit(.minutes(2)))
struct DriveRunTests {
    private func options(_ url: String) -> DriveOptions {
        var options = DriveOptions(
            url: url, from: SampleRoutes.origin,
            stops: [
                Place(latitude: SampleRoutes.destination.latitude, longitude: SampleRoutes.destination.longitude)
            ])
        options.noise = 0
        options.reconnects = 3
        return options
    }

    private func run(_ options: DriveOptions, _ watcher: Watcher) async throws -> DriveReport {
        try await DriveRun(options, clock: watcher.clock) { watcher.see($0) }.run()
    }

    @Test("starts, streams a fix a second, follows the route, hears of the arrival, and is done")
    func wholeTrip() async throws {
        let trip = TripScript()
        try await ScriptedServer.run { message, _ in
            trip.answer(message)
        } _: { server in
            let watcher = Watcher()
            let report = try await run(options(server.url), watcher)
            #expect(report.hasArrived && report.endReason == "completed" && report.trip == "trp_1")
            #expect(report.instructions == 1 && report.routes == 1 && report.reconnects == 0)
            #expect(report.fixes == trip.fixes && (50...90).contains(report.fixes))
            #expect(abs(report.meters - 700) < 2)
            #expect(watcher.finalReport == report)
            #expect(watcher.received.prefix(3) == [.welcome, .started, .route] && watcher.received.last == .ended)
            guard case .start(.new) = server.messages.first else { Issue.record("no start"); return }
            let fixes = server.messages.compactMap { if case .position(let fix) = $0 { fix } else { nil } }
            #expect(fixes.count == report.fixes)
            #expect(zip(fixes, fixes.dropFirst()).allSatisfy { $1.timestamp == $0.timestamp + 1_000 })
            #expect(await server.nextClosure()?.code == .normal)
        }
    }

    @Test("resumes on a new connection with trip, token and last sequence, from where the vehicle is")
    func resumes() async throws {
        let trip = TripScript()
        try await ScriptedServer.run { message, connection in
            if case .position = message, connection == 1, trip.fixes == 20 { return .close(.internalError) }
            return trip.answer(message)
        } _: { server in
            let watcher = Watcher()
            let report = try await run(options(server.url), watcher)
            #expect(report.hasArrived && report.reconnects == 1)
            #expect(watcher.disconnections == ["scripted"])
            #expect(
                server.messages(on: 2).first == .resume(.init(trip: "trp_1", token: "resume-me", after: 3)),
                "route and instruction were seen")
            #expect(server.messages.filter { $0.kind == .start }.count == 1)
            let fixes = server.messages.compactMap { if case .position(let fix) = $0 { fix } else { nil } }
            let steps = zip(fixes, fixes.dropFirst()).map { before, after in
                Coordinate(latitude: before.latitude, longitude: before.longitude)
                    .distance(to: Coordinate(latitude: after.latitude, longitude: after.longitude))
            }
            #expect(steps.allSatisfy { $0 < 15 }, "the vehicle never jumps")
        }
    }

    @Test("connects anew when the server is restarting")
    func reconnectMessage() async throws {
        let trip = TripScript()
        try await ScriptedServer.run { message, connection in
            if case .position = message, connection == 1, trip.fixes == 5 {
                return .close(.serviceRestart, saying: .reconnect(.init(after: 30)))
            }
            return trip.answer(message)
        } _: { server in
            let watcher = Watcher()
            let report = try await run(options(server.url), watcher)
            #expect(report.hasArrived && report.reconnects == 1)
            #expect(watcher.received.contains(.reconnect))
        }
    }

    @Test("keeps trying while the trip can't be resumed, within its tries")
    func transientRefusal() async throws {
        let trip = TripScript()
        try await ScriptedServer.run { message, connection in
            if case .position = message, connection == 1, trip.fixes == 5 { return .close(.internalError) }
            if case .resume = message, connection < 4 { return .say(Said.error(.storageUnavailable, for: "resume")) }
            return trip.answer(message)
        } _: { server in
            let watcher = Watcher()
            let report = try await run(options(server.url), watcher)
            #expect(report.hasArrived && report.reconnects == 3 && watcher.disconnections.count == 3)
        }
    }

    @Test("is content with the arrival where the server is gone before its last word")
    func goneAfterArrival() async throws {
        let trip = TripScript()
        try await ScriptedServer.run { message, connection in
            guard connection == 1 else { return .close(.internalError) }
            let answer = trip.answer(message)
            guard let arrived = answer.messages.first(where: { $0.kind == .arrived }) else { return answer }
            return .close(.internalError, saying: arrived)
        } _: { server in
            let watcher = Watcher()
            var options = options(server.url)
            options.reconnects = 60
            let report = try await run(options, watcher)
            #expect(report.hasArrived && report.endReason == nil)
            #expect(server.messages.filter { $0.kind == .resume }.count == 5)
        }
    }

    @Test("gives up after so many tries, and says so")
    func givesUp() async throws {
        let trip = TripScript()
        try await ScriptedServer.run { message, _ in
            if case .position = message, trip.fixes == 5 { return .close(.internalError) }
            if case .resume = message { return .close(.internalError) }
            return trip.answer(message)
        } _: { server in
            let watcher = Watcher()
            let failure = await #expect(throws: DriveFailure.self) { try await run(options(server.url), watcher) }
            #expect(failure?.code == .connectionLost)
            #expect(
                failure?.description.contains("3 tries") == true && failure?.description.contains(server.url) == true)
            #expect(watcher.finalReport?.hasArrived == false)
        }
    }

    @Test("gives up where the server stays away")
    func staysAway() async throws {
        let trip = TripScript()
        try await ScriptedServer.run { message, _ in
            guard case .position = message, trip.fixes == 5 else { return trip.answer(message) }
            return .close(.goingAway)
        } _: { server in
            let watcher = Watcher()
            let run = DriveRun(options(server.url), clock: watcher.clock) { event in
                if case .disconnected = event { server.stopListening() }
                watcher.see(event)
            }
            let failure = await #expect(throws: DriveFailure.self) { try await run.run() }
            #expect(failure?.code == .connectionLost)
            let reasons = watcher.disconnections
            #expect(reasons.contains { $0.contains("refused") })
            // The listener closes on a thread of its own: the first try may come before.
            #expect(zip(reasons, reasons.dropFirst()).allSatisfy { $0 != $1 }, "not once for each try")
        }
    }

    @Test("says what the server has against the trip")
    func refused() async throws {
        try await ScriptedServer.run { message, _ in
            message.kind == .start ? .say(Said.error(.destinationOffNetwork, for: "start")) : .say()
        } _: { server in
            let watcher = Watcher()
            let failure = await #expect(throws: DriveFailure.self) { try await run(options(server.url), watcher) }
            #expect(
                failure?.description
                    == "The server refuses: No usable road is near the destination or one of the stops. "
                    + "(destination-off-network) Choose places within the imported network.")
        }
    }

    @Test("says which URL does not answer, and what to do")
    func nobody() async throws {
        // A port that was just given back may be another's by now; nobody listens on the first.
        let url = "ws://127.0.0.1:1/v1/navigate"
        let watcher = Watcher()
        let failure = await #expect(throws: DriveFailure.self) { try await run(options(url), watcher) }
        #expect(failure?.code == .unreachable)
        #expect(
            failure?.description
                == "Cannot connect to \(url): connection refused. Start the server with `waymark serve`, or name another "
                + "with --url.")
    }

    @Test("says that a token is needed, and how to get one")
    func unauthorized() async throws {
        let refusal = WebSocketRefusal(status: .unauthorized, message: "A valid token is needed.")
        try await ScriptedServer.run(refusal: refusal) { server in
            let watcher = Watcher()
            let failure = await #expect(throws: DriveFailure.self) { try await run(options(server.url), watcher) }
            #expect(failure?.code == .unauthorized)
            #expect(failure?.description.contains("waymark token --scope drive") == true)
        }
    }

    @Test("says what is wrong with a URL that is none", arguments: ["http://127.0.0.1/", "nonsense", ""])
    func badURL(url: String) async throws {
        let watcher = Watcher()
        let failure = await #expect(throws: DriveFailure.self) { try await run(options(url), watcher) }
        #expect(failure?.code == .unreachable)
    }

    @Test("cancels the trip when its task is cancelled, and closes the connection properly")
    func cancelled() async throws {
        let trip = TripScript()
        try await ScriptedServer.run { message, _ in
            trip.answer(message)
        } _: { server in
            let watcher = Watcher()
            let (moments, reached) = AsyncStream<Void>.makeStream()
            let run = DriveRun(options(server.url), clock: watcher.clock) { event in
                watcher.see(event)
                if trip.fixes == 10 { reached.yield() }
            }
            let task = Task { try await run.run() }
            for await _ in moments { break }
            task.cancel()
            await #expect(throws: (any Error).self) { try await task.value }
            #expect(await server.nextClosure()?.isClean == true)
            #expect(server.messages.contains { $0.kind == .cancel })
            #expect(watcher.finalReport?.hasArrived == false)
        }
    }

    @Test("drives many vehicles at once, each with a seed of its own")
    func fleet() async throws {
        let trips = (0...4).map { _ in TripScript() }
        try await ScriptedServer.run { message, connection in
            trips[min(connection, 4)].answer(message)
        } _: { server in
            let watchers = (0..<4).map { _ in Watcher() }
            let vehicles = Fleet.vehicles(4, like: options(server.url))
            #expect(vehicles.map(\.seed) == [1, 2, 3, 4])
            let results = await withTaskGroup(of: Result<DriveReport, any Error>?.self) { tasks in
                // One clock for each, since each goes on when its own fix is answered.
                for (vehicle, watcher) in zip(vehicles, watchers) {
                    tasks.addTask {
                        await Fleet.run([vehicle], clock: watcher.clock) { _, event in watcher.see(event) }.first
                    }
                }
                return await tasks.reduce(into: []) { $0.append($1) }
            }
            #expect(results.count == 4)
            for result in results {
                let report = try #require(result).get()
                #expect(report.hasArrived)
            }
        }
    }

    @Test("tells of each vehicle of a fleet that could not be driven")
    func fleetFailures() async throws {
        var url = ""
        try await ScriptedServer.run { server in url = server.url }
        let results = await Fleet.run(Fleet.vehicles(3, like: options(url)), clock: StepClock()) { _, _ in }
        #expect(results.count == 3)
        for result in results { #expect(throws: DriveFailure.self) { try result.get() } }
    }
}
