import Guidance
import Routing
import TestSupport
import Testing

@Suite("What is said, and when")
struct VoiceTests {
    /// A street of `meters`, with a turn to the left at its end onto 2 km of another.
    private static func elbow(
        _ meters: Double, of roadClass: RoadClass = .secondary, limit: UInt8 = 50
    ) throws -> MapSketch {
        try MapSketch(
            """
                      C
                      |
            A---------B
                      |
                      D
            """, meters: meters / 10,
            ["AB": .named("High Street").of(roadClass).limit(limit), "DBC": .named("Mill Lane").of(roadClass)])
    }

    @Test("a long street: set out, be prepared, turn")
    func medium() throws {
        // 90 s at 40 km/h and 5.4 s for the turn make 10.5 m/s: prepare 45 s ahead, the last word 12 s.
        let voice = try Drive(Self.elbow(1000), "AC").voice(0)
        #expect(
            voice == [
                "far 1000: Head east on High Street", "prepare 472: In 500 meters, turn left onto Mill Lane",
                "final 126: Turn left onto Mill Lane",
            ])
    }

    @Test("a very long one has a first word far ahead")
    func long() throws {
        let voice = try Drive(Self.elbow(5000), "AC").voice(0)
        #expect(voice.map { $0.prefix(while: { $0 != " " }) } == ["far", "far", "prepare", "final"])
        #expect(voice[1] == "far 2000: In 2 kilometers, turn left onto Mill Lane")
    }

    @Test("on the motorway the first word comes at 3 km")
    func motorway() throws {
        let voice = try Drive(Self.elbow(8000, of: .motorway, limit: 120), "AC").voice(0)
        #expect(voice.contains { $0.hasPrefix("far 3000: In 3 kilometers") })
        #expect(voice.contains { $0.hasPrefix("prepare 1000: In 1 kilometer, ") })
    }

    @Test("a short street has no room for preparing: all is said when setting out")
    func short() throws {
        let voice = try Drive(Self.elbow(300), "AC").voice(0)
        #expect(voice.count == 2)
        #expect(voice[0].hasSuffix(": Head east on High Street. In 300 meters, turn left onto Mill Lane"))
        #expect(voice[0].hasPrefix("prepare 300"))
    }

    @Test("a very short one has room for one sentence")
    func veryShort() throws {
        let voice = try Drive(Self.elbow(30), "AC").voice(0)
        #expect(voice.count == 1)
        #expect(voice[0].hasPrefix("final 30: Head east on High Street, then turn left onto Mill Lane, then "))
        #expect(voice[0].hasSuffix(", then you will arrive at your destination"))
    }

    @Test("after a turn onto a long road one hears for how long it goes on")
    func continuing() throws {
        let voice = try Drive(Self.elbow(10000), "AC").voice(1)
        #expect(voice.first == "far 2000: Continue on Mill Lane for 2 kilometers")
        #expect(voice.last == "final 25: You have arrived at your destination")
    }

    @Test("turns that follow at once are chained, and the second is still said in time")
    func chained() throws {
        let map = try MapSketch(
            """
                           C-----E
                           |
            A--------------B-----F
                           |
                           D
            """, meters: 25,
            ["ABF": .named("High Street"), "DBC": .named("Mill Lane"), "CE": .named("Hill")])
        let drive = try Drive(map, "AE")
        #expect(drive.turns == ["turn left Mill Lane", "new name right Hill"])
        #expect(drive.voice(0).last?.hasSuffix(": Turn left onto Mill Lane, then turn right onto Hill") == true)
        #expect(drive.voice(1).map { $0.drop { $0 != ":" } } == [": Turn right onto Hill"])
    }

    @Test("a turn that follows soon rather than at once is spoken of with its distance")
    func chainedAtSpeed() throws {
        let map = try MapSketch(
            """
                           C-----E
                           |
            A--------------B-----F
                           |
                           D
            """, meters: 75,
            [
                "ABF": .named("High Street").of(.trunk).limit(120), "DBC": .named("Mill Lane").of(.trunk).limit(120),
                "CE": .named("Hill").of(.trunk).limit(120),
            ])
        let drive = try Drive(map, "AE")
        #expect(drive.steps[1].distance > 100 && drive.steps[1].duration <= 13)
        #expect(
            drive.voice(0).last?.hasSuffix(": Turn left onto Mill Lane, then, in 150 meters, turn right onto Hill")
                == true)
    }

    @Test("walkers and cyclists hear it nearer", arguments: [(TravelMode.bicycle, 150.0), (.foot, 50)])
    func slowModes(mode: TravelMode, distance: Double) throws {
        let drive = try Drive(Self.elbow(3000), "AC", mode: mode)
        let prepare = drive.steps[0].voice.filter { $0.kind == .prepare }
        #expect(prepare.map(\.distanceAlongGeometry) == [distance])
    }

    @Test("miles and feet where they are wanted")
    func imperial() throws {
        let voice = try Drive(Self.elbow(5000), "AC", units: .imperial).voice(0)
        #expect(voice[1] == "far 2000: In 1 and a quarter miles, turn left onto Mill Lane")
    }

    @Test("speech markup escapes what names hold")
    func markup() throws {
        let map = try MapSketch("A--------------------B", ["AB": .named("Marks & <Spencer's> \"Row\" {road}")])
        let voice = try Drive(map, "AB").steps[0].voice[0]
        #expect(voice.announcement.contains("on Marks & <Spencer's> \"Row\" {road}"))
        #expect(voice.ssml.contains("on Marks &amp; &lt;Spencer&apos;s&gt; &quot;Row&quot; {road}"))
    }

    @Test("the banner shows the road to turn onto, with its number")
    func banner() throws {
        let map = try MapSketch(
            """
                 C
                 |
            A----B----D
            """, ["ABD": .named("High Street"), "BC": .named("Mill Lane").ref("51")])
        let banners = try Drive(map, "AC").steps.map(\.banners)
        #expect(banners[0][0].primary.text == "Mill Lane / 51")
        #expect(banners[0][0].primary.components.map(\.kind) == [.text, .delimiter, .icon])
        #expect(banners[0][0].primary.type == .turn && banners[0][0].primary.modifier == .left)
        #expect(banners[1][0].primary.text == "You will arrive at your destination")
        #expect(banners[2].isEmpty)
    }
}
