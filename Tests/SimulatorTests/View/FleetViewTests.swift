import Protocol
import Routing
import Synchronization
import Testing

@testable import Simulator

@Suite("What one sees of many drives")
struct FleetViewTests {
    private static func said(_ message: ServerMessage) -> DriveEvent { .received(message, text: "{}") }

    private static let models: [DriveModel] = {
        var models = Array(repeating: DriveModel(), count: 4)
        let moved = DriveEvent.moved(
            VehicleState(coordinate: SampleRoutes.origin, heading: 90, speed: 7, seconds: 65, metersDriven: 250))
        var route = SampleRoutes.corner
        route.distance = 1_000
        for event in [said(Said.started()), said(Said.route(route)), moved, said(Said.progress())] {
            models[0].take(event)
        }
        models[1].take(.connected(url: "ws://127.0.0.1/"))
        models[1].take(said(Said.route(route)))
        models[1].take(said(Said.arrived(9)))
        models[2].take(.connected(url: "ws://127.0.0.1/"))
        models[2].take(.disconnected(reason: "gone"))
        return models
    }()

    @Test("a table: state, share, what is left, speed, what comes next")
    func table() {
        #expect(
            FleetView(width: 64).lines(of: Self.models).map { $0.replacing(/[ ]+$/, with: "") }.joined(separator: "\n")
                == """
                   #  state       done     left  km/h  next
                   1  driving     25 %    750 m    25  ← Turn left onto Mannerh…
                   2  arrived    100 %
                   3  offline      0 %
                   4  connecting   0 %
                1 connecting, 1 driving, 1 offline, 1 arrived
                """)
    }

    @Test("no higher than the terminal: those that don't fit are counted")
    func height() {
        let lines = FleetView(width: 80, height: 5).lines(of: Self.models)
        #expect(lines.count == 4)
        #expect(lines[3] == "1 connecting, 1 driving, 1 offline, 1 arrived  (2 not shown)")
    }

    @Test("as JSON lines, each says which vehicle it is about")
    func json() {
        let written = Mutex("")
        let printer = FleetPrinter(.json, vehicles: 3) { text in written.withLock { $0 += text } }
        printer.show(2, .received(Said.started(), text: #"{"type":"started","trip":"t"}"#))
        printer.show(7, .received(Said.started(), text: "{}"))
        #expect(written.withLock { $0 } == "{\"vehicle\":2,\"type\":\"started\",\"trip\":\"t\"}\n")
    }

    @Test("elsewhere: a line whenever a vehicle's state changes, and what all do every ten seconds")
    func plain() {
        let written = Mutex("")
        let printer = FleetPrinter(.plain, vehicles: 2) { text in written.withLock { $0 += text } }
        func moved(_ seconds: Double) -> DriveEvent {
            .moved(
                VehicleState(coordinate: SampleRoutes.origin, heading: nil, speed: 0, seconds: seconds, metersDriven: 0)
            )
        }
        printer.show(0, .connected(url: "ws://127.0.0.1/"))
        for second in 0...12 { printer.show(0, moved(Double(second))) }
        printer.show(1, Self.said(Said.arrived(2)))
        #expect(
            written.withLock { $0 } == """
                0:00  vehicle 1: waiting
                0:00  1 connecting, 1 waiting
                0:10  1 connecting, 1 waiting
                0:00  vehicle 2: arrived

                """)
    }
}
