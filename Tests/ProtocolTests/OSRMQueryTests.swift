import Testing

@testable import Protocol

@Suite("An address of OSRM's HTTP API")
struct OSRMQueryTests {
    private static func route(_ target: String) throws -> (OSRMQuery, RouteQuery) {
        let query = try OSRMQuery(parsing: target)
        guard case .route(let options) = query.service else { throw OSRMError(.other, "not a route") }
        return (query, options)
    }

    @Test("has a service, a profile and coordinates")
    func address() throws {
        let (query, options) = try Self.route("/route/v1/driving/24.94,60.17;-1e1,-60.5.json")
        #expect(query.address.profile == "driving")
        #expect(
            query.address.coordinates
                == .list([.init(longitude: 24.94, latitude: 60.17), .init(longitude: -10, latitude: -60.5)]))
        #expect(options == RouteQuery() && query.places == PlaceOptions())
    }

    @Test("may have a polyline in place of coordinates, percent-encoded or not")
    func polyline() throws {
        let plain = try Self.route("/route/v1/driving/polyline(ofp_Ik_vpAilAyu@te@g`E)?overview=false").0
        #expect(plain.address.coordinates == .polyline("ofp_Ik_vpAilAyu@te@g`E", decimals: 5))
        let encoded = try Self.route("/route/v1/driving/polyline6(%3F%3F_c%60%7C@%3F)?overview=full").0
        #expect(encoded.address.coordinates == .polyline("??_c`|@?", decimals: 6))
    }

    @Test("has all of OSRM's options of a route, and Mapbox's for what is said")
    func routeOptions() throws {
        let (query, options) = try Self.route(
            "/route/v1/car/1,2;3,4?alternatives=3&steps=true&annotations=nodes,speed&geometries=geojson&overview=full"
                + "&continue_straight=false&waypoints=0;1&radiuses=;unlimited&bearings=90,20;&approaches=curb;"
                + "&hints=;abc&exclude=toll,ferry&snapping=any&generate_hints=false&skip_waypoints=true"
                + "&voice_instructions=true&banner_instructions=true&language=de&voice_units=imperial&token=t")
        #expect(options.alternatives == 3 && options.continuesStraight == false && options.waypoints == [0, 1])
        let told = options.told
        #expect(told.steps && told.annotations == [.nodes, .speed] && told.geometries == .geojson)
        #expect(told.overview == .full && told.voiceInstructions && told.bannerInstructions)
        #expect(options.language == "de" && options.voiceUnits == .imperial)
        let places = query.places
        #expect(places.radiuses == [nil, .infinity] && places.bearings == [.init(bearing: 90, tolerance: 20), nil])
        #expect(places.approaches == [.curb, nil] && places.hints == [nil, "abc"])
        #expect(places.exclude == ["toll", "ferry"] && places.snapping == .any && places.token == "t")
        #expect(!places.generatesHints && places.skipsWaypoints)
    }

    @Test("asks for alternatives by yes, no or number", arguments: [("true", 1), ("false", 0), ("2", 2), ("0", 0)])
    func alternatives(value: String, number: Int) throws {
        #expect(try Self.route("/route/v1/car/1,2;3,4?alternatives=\(value)").1.alternatives == number)
    }

    @Test("has the options of tables and of nearest roads")
    func otherServices() throws {
        let table = try OSRMQuery(
            parsing: "/table/v1/foot/1,2;3,4;5,6?sources=0;2&destinations=all&annotations=duration,distance"
                + "&fallback_speed=2.5&fallback_coordinate=snapped&scale_factor=1.5")
        var wanted = TableQuery()
        wanted.sources = [0, 2]
        wanted.annotations = [.duration, .distance]
        wanted.fallbackSpeed = 2.5
        wanted.fallbackCoordinate = .snapped
        wanted.scaleFactor = 1.5
        #expect(table.service == .table(wanted))
        var nearest = NearestQuery()
        nearest.number = 7
        #expect(try OSRMQuery(parsing: "/nearest/v1/foot/1,2?number=7").service == .nearest(nearest))
    }

    @Test("of a track has its times, and the options of a route but for those about other ways")
    func matchOptions() throws {
        let query = try OSRMQuery(
            parsing: "/match/v1/car/1,2;3,4?timestamps=1700000000;1700000001.5&gaps=ignore&tidy=true&radiuses=5;"
                + "&steps=true&waypoints=0;1&annotations=nodes")
        var wanted = MatchQuery()
        wanted.timestamps = [1_700_000_000, 1_700_000_001.5]
        wanted.gaps = .ignore
        wanted.tidies = true
        wanted.route.waypoints = [0, 1]
        wanted.route.told.steps = true
        wanted.route.told.annotations = [.nodes]
        #expect(query.service == .match(wanted) && query.places.radiuses == [5, nil])
        try wanted.check(count: 2)
        #expect(throws: OSRMError.self) { try wanted.check(count: 3) }
        wanted.timestamps = [2, 1]
        #expect(throws: OSRMError.self) { try wanted.check(count: 2) }
    }

    /// As `osrm-routed` answers the same.
    @Test(
        "that is wrong is refused with OSRM's code",
        arguments: [
            ("/", "InvalidUrl"), ("/route/v1/driving", "InvalidUrl"), ("/route/v1/driving/", "InvalidUrl"),
            ("/rout/v1/driving/1,2;3,4", "InvalidService"), ("/trip/v1/driving/1,2;3,4", "InvalidService"),
            ("/route/v2/driving/1,2;3,4", "InvalidVersion"), ("/route/v1/driving/1,2;x", "InvalidQuery"),
            ("/route/v1/driving/1,2;", "InvalidQuery"), ("/route/v1/driving/1,2;3", "InvalidQuery"),
            ("/route/v1/driving/1,2;3,nan", "InvalidQuery"), ("/route/v1/driving/1,2;0x1,4", "InvalidQuery"),
            ("/route/v1/driving/200,60;3,4", "InvalidValue"), ("/route/v1/driving/20,91;3,4", "InvalidValue"),
            ("/route/v1/driving/1,2;3,4.xml", "InvalidQuery"),
            ("/route/v1/driving/1,2;3,4.flatbuffers", "NotImplemented"),
            ("/route/v1/driving/1,2;3,4?foo=1", "InvalidQuery"), ("/route/v1/driving/1,2;3,4?steps", "InvalidQuery"),
            ("/route/v1/driving/1,2;3,4?steps=maybe", "InvalidQuery"),
            ("/route/v1/driving/1,2;3,4?bearings=90;", "InvalidQuery"),
            ("/route/v1/driving/1,2;3,4?bearings=400,20;", "InvalidQuery"),
            ("/route/v1/driving/1,2;3,4?approaches=left;", "InvalidQuery"),
            ("/route/v1/driving/1,2;3,4?radiuses=-1;", "InvalidQuery"),
            ("/route/v1/driving/1,2;3,4?waypoints=0;-1", "InvalidQuery"),
            ("/route/v1/driving/1,2;3,4?number=3", "InvalidQuery"),
            ("/nearest/v1/driving/1,2?number=0", "InvalidOptions"),
            ("/table/v1/driving/1,2;3,4?fallback_speed=-10", "InvalidOptions"),
            ("/table/v1/driving/1,2;3,4?scale_factor=0", "InvalidOptions"),
            ("/route/v1/driving/1,2;3,4?steps=%zz", "InvalidUrl"),
            ("/match/v1/driving/1,2;3,4?alternatives=true", "InvalidQuery"),
            ("/match/v1/driving/1,2;3,4?timestamps=1;", "InvalidQuery"),
            ("/match/v1/driving/1,2;3,4?timestamps=1;-2", "InvalidQuery"),
            ("/match/v1/driving/1,2;3,4?gaps=fill", "InvalidQuery"),
        ])
    func refused(target: String, code: String) {
        let error = #expect(throws: OSRMError.self) { try OSRMQuery(parsing: target) }
        #expect(error?.code.rawValue == code, "\(target): \(String(describing: error))")
        #expect(error?.message.isEmpty == false && error?.httpStatus == 400)
    }

    @Test("with lists of another length than the coordinates is refused")
    func counts() throws {
        let query = try OSRMQuery(parsing: "/route/v1/driving/1,2;3,4?radiuses=10")
        let error = #expect(throws: OSRMError.self) { try query.places.check(count: 2) }
        #expect(error?.code == .invalidOptions)
        try query.places.check(count: 1)
    }

    @Test("never traps, whatever its bytes are", arguments: 0..<20)
    func hostile(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        let pieces = [
            "/", "route", "v1", "driving", "1,2", ";", "?", "&", "=", "steps", "true", "polyline(", ")", "%", "%3",
            "%ff",
            "radiuses", "unlimited", ",", "-", "9e999", "🛣️", "\u{0}", ".json", "hints", "bearings", "0,0",
        ]
        var refused = 0
        for _ in 0..<500 {
            let count = Int.random(in: 0..<14, using: &generator)
            let target =
                "/route/v1/driving/" + (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
            do {
                _ = try OSRMQuery(parsing: target)
            } catch {
                refused += 1
            }
        }
        #expect(refused > 0 && refused <= 500)
    }
}
