import Routing
import TestSupport
import Testing
import Trips

@Suite("A silent vehicle")
struct SilenceTests {
    /// A street of 2.4 km; between T and U it runs in a tunnel of 1.2 km.
    private static func street() throws -> MapSketch {
        try MapSketch(
            """
            A-----B--T--------------------U--C--------E
                                                |
                                                F
            """,
            meters: 60,
            [
                "ABT": .named("High Street").limit(50), "TU": .named("Hill Tunnel").with(.tunnel).limit(50),
                "UCE": .named("High Street").limit(50), "CF": .named("Mill Lane"),
            ])
    }

    /// Drives to the tunnel's mouth.
    private static func entered() throws -> ScriptedDrive {
        var drive = try ScriptedDrive(try street(), to: ["F"], interval: 0)
        try drive.drive("ABT", speed: 11)
        return drive
    }

    @Test("is thought to go on, and says that it is an estimate")
    func reckoning() throws {
        var drive = try Self.entered()
        let known = drive.progress.count
        #expect(drive.progress.allSatisfy { !$0.isEstimated })
        drive.wait(30)
        let estimates = drive.progress[known...]
        #expect(estimates.count >= 25)
        #expect(estimates.allSatisfy { $0.isEstimated && $0.offset == 0 })
        let remaining = estimates.map(\.metersRemaining)
        #expect(zip(remaining, remaining.dropFirst()).allSatisfy { $0 > $1 })
        #expect(estimates.last?.roadName == "Hill Tunnel")
        #expect(drive.trip.phase == .driving)
    }

    @Test("is told in the tunnel what comes behind it")
    func announcements() throws {
        var drive = try Self.entered()
        let before = drive.instructions.count
        drive.wait(110)
        #expect(drive.instructions.count > before)
    }

    @Test("comes back seamlessly: nothing is said twice, and no deviation is seen")
    func comingBack() throws {
        var drive = try Self.entered()
        drive.wait(100)
        try drive.drive("UC", speed: 11)
        #expect(!drive.log.contains { $0.hasPrefix("deviation") })
        #expect(Set(drive.instructions).count == drive.instructions.count)
        #expect(drive.progress.last?.isEstimated == false)
        #expect(drive.facts.isEmpty || !drive.factWords.contains("lost"))
    }

    @Test("that stays silent beyond what is plausible is lost, once, and found by the next fix")
    func lost() throws {
        var drive = try Self.entered()
        drive.wait(900)
        #expect(drive.trip.phase == .lost)
        #expect(drive.factWords.filter { $0 == "lost" }.count == 1)
        let told = drive.progress.count
        drive.wait(900)
        #expect(drive.progress.count == told)
        #expect(drive.factWords.filter { $0 == "lost" }.count == 1)
        try drive.drive("UC", speed: 11)
        #expect(drive.factWords.contains("found"))
        #expect(drive.trip.phase == .driving || drive.trip.phase == .approaching)
    }

    @Test("on an open road is lost sooner than in a tunnel")
    func openRoad() throws {
        var drive = try ScriptedDrive(try Self.street(), to: ["E"], interval: 0)
        try drive.drive("AB", speed: 11)
        let before = drive.progress.count
        drive.wait(20)
        #expect(drive.progress.count > before + 10)
    }

    @Test("that stood before it fell silent is not thought to drive")
    func standing() throws {
        var drive = try ScriptedDrive(try Self.street(), to: ["E"], interval: 0)
        try drive.drive("AB", speed: 11)
        try drive.stand(at: "B", seconds: 10)
        let before = drive.progress.count
        drive.wait(60)
        #expect(drive.progress.count == before)
        drive.wait(120)
        #expect(drive.trip.phase == .lost)
    }

    @Test("is not told to have arrived by a guess")
    func noArrival() throws {
        var drive = try ScriptedDrive(try Self.street(), to: ["B"], interval: 0)
        let map = try Self.street()
        let (a, b) = (try map.coordinate("A"), try map.coordinate("B"))
        for meters in stride(from: 0.0, through: 250, by: 11) {
            drive.fix(a.moved(by: meters, bearing: a.bearing(to: b)), heading: 90, speed: 11)
        }
        drive.wait(600)
        #expect(!drive.factWords.contains("arrived 0"))
        #expect(drive.trip.phase == .lost)
    }
}
