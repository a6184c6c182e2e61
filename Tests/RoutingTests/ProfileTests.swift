import Routing
import Testing

struct ProfileTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var name: String
        var road: Road
        /// In km/h; `nil` where closed.
        var car: Double?
        var bicycle: Double?
        var foot: Double?

        init(_ name: String, _ road: Road, _ car: Double?, _ bicycle: Double?, _ foot: Double?) {
            self.name = name
            self.road = road
            self.car = car
            self.bicycle = bicycle
            self.foot = foot
        }

        var testDescription: String { name }
    }

    private static func road(
        _ roadClass: RoadClass, limit: UInt8 = 0, _ surface: SurfaceQuality = .unknown,
        _ attributes: RoadAttributes = []
    ) -> Road {
        Road(
            from: JunctionID(0), to: JunctionID(1), roadClass: roadClass, attributes: attributes,
            speedLimit: .init(both: limit), surface: surface)
    }

    static let cases = [
        Case("a motorway, and who signs let onto it", road(.motorway), 90, 15, 5),
        Case("a motorway with a limit", road(.motorway, limit: 100), 80, 15, 5),
        Case("a motorway without a limit", road(.motorway, limit: 255), 112, 15, 5),
        Case("a motorway link", road(.motorwayLink), 45, 15, 5),
        Case("a trunk road", road(.trunk), 85, 15, 5),
        Case("a primary road", road(.primary), 65, 15, 5),
        Case("a secondary road", road(.secondary), 55, 15, 5),
        Case("a tertiary road", road(.tertiary), 40, 15, 5),
        Case("a street", road(.residential), 25, 15, 5),
        Case("a street with a limit", road(.residential, limit: 30), 24, 15, 5),
        Case("a living street", road(.livingStreet), 10, 12, 5),
        Case("a living street at walking pace", road(.livingStreet, limit: 5), 4, 5, 5),
        Case("a service road", road(.service), 15, 14, 5),
        Case("a parking aisle", road(.service, .unknown, .minorService), 7.5, 14, 5),
        Case("a parking aisle with a limit", road(.service, limit: 20, .unknown, .minorService), 8, 14, 5),
        Case("a cycleway, and the car that a sign lets onto it", road(.cycleway), 10, 16, 5),
        Case("a footway", road(.footway), 10, 6, 5),
        Case("a footway for bicycles", road(.footway, .unknown, .cycling), 10, 16, 5),
        Case("a footway to push bicycles along", road(.footway, .unknown, .dismount), 10, 4, 5),
        Case("a street to push bicycles along", road(.residential, .unknown, .dismount), 25, 4, 5),
        Case("stairs, with a ramp", road(.steps), nil, 2, 3),
        Case("a ferry", road(.ferry), 5, 5, 5),
        Case("a ferry with a timetable", road(.ferry, limit: 18), 18, 18, 18),

        Case("asphalt", road(.primary, limit: 120, .smooth), 96, 15, 5),
        Case("compacted gravel", road(.primary, limit: 120, .even), 80, 12, 5),
        Case("paving stones", road(.primary, limit: 120, .uneven), 60, 10, 5),
        Case("gravel", road(.primary, limit: 120, .loose), 40, 8, 5),
        Case("cobblestones", road(.primary, limit: 120, .rough), 30, 7, 5),
        Case("rock", road(.primary, limit: 120, .veryRough), 20, 6, 4),
        Case("mud", road(.primary, limit: 120, .soft), 10, 3, 2.5),
        Case("a river bed", road(.primary, limit: 120, .barelyPassable), 5, 3, 2.5),
        Case("boulders", road(.primary, limit: 120, .impassable), nil, nil, 2.5),
        Case("a street of cobblestones", road(.residential, .rough), 25, 7, 5),
    ]

    @Test("speeds", arguments: cases)
    func speeds(_ tested: Case) {
        for (mode, speed) in zip(TravelMode.allCases, [tested.car, tested.bicycle, tested.foot]) {
            #expect(Profile.standard(for: mode).speed(on: tested.road, .forward) == speed, "\(mode)")
        }
    }

    @Test("each direction has its own access and limit")
    func directions() {
        var road = Self.road(.primary)
        road.access = .init(forward: .all, backward: .foot)
        road.speedLimit = .init(forward: 50, backward: 30)
        #expect(Profile.car.speed(on: road, .forward) == 40)
        #expect(Profile.car.speed(on: road, .backward) == nil)
        #expect(Profile.foot.speed(on: road, .backward) == 5)
    }

    @Test("no road is slower than a walker, nor is any speed beyond what the class and the limit allow")
    func bounds() {
        for roadClass in RoadClass.allCases {
            for surface in SurfaceQuality.allCases {
                for limit: UInt8 in [0, 1, 30, 200, 255] {
                    let road = Self.road(roadClass, limit: limit, surface, [.minorService, .dismount])
                    for mode in TravelMode.allCases {
                        let speed = Profile.standard(for: mode).speed(on: road, .forward) ?? 1
                        #expect(speed >= 1 && speed <= 200)
                    }
                }
            }
        }
    }
}
