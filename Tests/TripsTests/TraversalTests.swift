import Routing
import TestSupport
import Testing

@testable import Trips

@Suite("Traversals")
struct TraversalTests {
    private static let map = Result {
        try MapSketch(
            """
            A--2B---C---D---E1--F
                    |       |
                    G-------H
            """, meters: 60,
            ["ABCDEF": .named("High Street"), "CGHE": .named("Low Street")],
            controls: ["B": .signals, "D": .signals])
    }

    private static func drive(from start: Character = "A", to stop: Character = "F") throws -> ScriptedDrive {
        var drive = try ScriptedDrive(map.get(), to: [stop])
        drive.fix(try drive.map.coordinate(start), heading: 90, speed: 12)
        return drive
    }

    private static func words(_ drive: ScriptedDrive) -> [String] {
        drive.traversals.map { "\(drive.map.label($0.arc))>\(drive.map.label($0.next))" }
    }

    @Test("a drive tells of each arc that it has driven from end to end")
    func steady() throws {
        var drive = try Self.drive()
        try drive.drive("ABCDEF")
        #expect(Self.words(drive) == ["BC>CD", "CD>DE", "DE>EF"])
        for traversal in drive.traversals {
            #expect(abs(traversal.seconds - 20) < 2, "\(traversal)")
            #expect(traversal.enteredAt < drive.now)
        }
    }

    @Test("near its start and its stop a drive tells nothing: that would say who goes where")
    func ends() throws {
        var drive = try Self.drive(from: "2", to: "1")
        try drive.drive("2BCDE1")
        #expect(drive.factWords.contains("approaching 0"))
        #expect(Self.words(drive) == ["CD>DE"])
    }

    @Test("a light on the way is part of the arc before it")
    func light() throws {
        var drive = try Self.drive()
        try drive.drive("ABCD")
        try drive.stand(at: "D", seconds: 40)
        try drive.drive("DEF")
        let waits = try drive.traversals.filter { [try drive.map.arc("CD"), try drive.map.arc("DE")].contains($0.arc) }
        // The receiver's noise decides on which side of the line one stands.
        #expect(waits.count == 2 && abs(waits.reduce(0) { $0 + $1.seconds } - 80) < 4, "\(waits)")
    }

    @Test("a silence, and a way that isn't the route's, tell nothing of the arcs that they fall into")
    func gaps() throws {
        var drive = try Self.drive()
        try drive.drive("AB")
        drive.fix(try drive.map.coordinate("C").moved(by: 30, bearing: 90), heading: 90, speed: 12, after: 30)
        try drive.drive("DEF")
        #expect(Self.words(drive) == ["DE>EF"])
    }

    @Test("of a way around it is the new route's arcs that are told")
    func detour() throws {
        var drive = try Self.drive()
        try drive.drive("ABCGHEF")
        let told = Self.words(drive)
        #expect(!told.contains { $0.hasPrefix("CD") || $0.hasPrefix("DE") }, "\(told)")
    }
}
