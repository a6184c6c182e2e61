import Routing
import Testing

@testable import OpenStreetMap

struct AttributeTests {
    struct Case: Sendable {
        var tags: [String: String]
        var attributes: RoadAttributes
    }

    @Test(
        "tags become attributes",
        arguments: [
            Case(tags: ["tunnel": "yes"], attributes: .tunnel),
            Case(tags: ["tunnel": "no"], attributes: []),
            Case(tags: ["tunnel": "building_passage"], attributes: []),
            Case(tags: ["bridge": "viaduct"], attributes: .bridge),
            Case(tags: ["bridge": "no"], attributes: []),
            Case(tags: ["tunnel": "culvert"], attributes: []),
            Case(tags: ["covered": "yes"], attributes: []),
            Case(tags: ["bridge": "movable"], attributes: .bridge),
            Case(tags: ["toll": "yes"], attributes: .toll),
            Case(tags: ["toll": "no"], attributes: []),
            Case(tags: ["toll:hgv": "yes"], attributes: []),
            Case(tags: ["toll": "no", "toll:hgv": "yes"], attributes: []),
            Case(tags: ["toll:motorcar": "yes"], attributes: .toll),
            Case(tags: ["toll:motor_vehicle": "yes"], attributes: .toll),
            Case(tags: ["toll": "yes", "toll:motorcar": "no"], attributes: []),
            Case(tags: ["surface": "gravel"], attributes: .unpaved),
            Case(tags: ["surface": "asphalt"], attributes: []),
            Case(tags: ["surface": "asphalt;gravel"], attributes: .unpaved),
            Case(tags: ["junction": "roundabout"], attributes: .roundabout),
            Case(tags: ["junction": "circular"], attributes: .circular),
            Case(tags: ["highway": "track"], attributes: .unpaved),
            Case(tags: ["highway": "track", "tracktype": "grade1"], attributes: []),
            Case(tags: ["highway": "track", "surface": "asphalt"], attributes: []),
            Case(tags: ["highway": "service", "service": "parking_aisle"], attributes: .minorService),
            Case(tags: ["highway": "service", "service": "driveway"], attributes: .minorService),
            Case(tags: ["highway": "service", "service": "alley"], attributes: .minorService),
            Case(tags: ["highway": "service", "service": "drive-through"], attributes: .minorService),
            Case(tags: ["highway": "service", "service": "emergency_access"], attributes: []),
            Case(tags: ["highway": "service"], attributes: []),
            Case(tags: ["service": "alley"], attributes: []),
            Case(tags: ["bicycle": "dismount"], attributes: .dismount),
            Case(tags: ["highway": "footway", "bicycle": "yes"], attributes: .cycling),
            Case(tags: ["highway": "pedestrian", "bicycle": "designated"], attributes: .cycling),
            Case(tags: ["highway": "footway", "bicycle": "private"], attributes: []),
            Case(tags: ["highway": "footway"], attributes: []),
            Case(tags: ["bicycle": "yes"], attributes: []),
            // Let in at some times only: as the tag says for those.
            Case(tags: ["bicycle": "no", "bicycle:conditional": "dismount @ (20:00-06:00)"], attributes: .dismount),
            Case(
                tags: ["highway": "pedestrian", "bicycle": "no", "bicycle:conditional": "yes @ (20:00-06:00)"],
                attributes: .cycling),
            Case(tags: ["bicycle": "yes", "bicycle:conditional": "dismount @ (20:00-06:00)"], attributes: []),
            Case(tags: ["bicycle": "dismount", "bicycle:conditional": "yes @ (Su)"], attributes: .dismount),
        ])
    func attributes(_ tested: Case) throws {
        let traits = try #require(RoadTraits(Tags(["highway": "residential"].merging(tested.tags) { $1 })))
        #expect(traits.attributes == tested.attributes)
    }

    struct SurfaceCase: Sendable {
        var tags: [String: String]
        var surface: SurfaceQuality
    }

    @Test(
        "surface, smoothness and track type become one grade, the worst of them",
        arguments: [
            SurfaceCase(tags: [:], surface: .unknown),
            SurfaceCase(tags: ["surface": "asphalt"], surface: .smooth),
            SurfaceCase(tags: ["surface": "compacted"], surface: .even),
            SurfaceCase(tags: ["surface": "paving_stones"], surface: .uneven),
            SurfaceCase(tags: ["surface": "sett"], surface: .loose),
            SurfaceCase(tags: ["surface": "unpaved"], surface: .loose),
            SurfaceCase(tags: ["surface": "cobblestone"], surface: .rough),
            SurfaceCase(tags: ["surface": "rock"], surface: .veryRough),
            SurfaceCase(tags: ["surface": "mud"], surface: .soft),
            SurfaceCase(tags: ["surface": "moon dust"], surface: .unknown),
            SurfaceCase(tags: ["surface": "asphalt; gravel"], surface: .loose),
            SurfaceCase(tags: ["surface": "asphalt;moon dust"], surface: .smooth),
            SurfaceCase(tags: ["smoothness": "excellent"], surface: .smooth),
            SurfaceCase(tags: ["smoothness": "bad"], surface: .loose),
            SurfaceCase(tags: ["smoothness": "horrible"], surface: .soft),
            SurfaceCase(tags: ["smoothness": "impassable"], surface: .impassable),
            SurfaceCase(tags: ["smoothness": "y"], surface: .unknown),
            SurfaceCase(tags: ["surface": "asphalt", "smoothness": "very_bad"], surface: .veryRough),
            SurfaceCase(tags: ["surface": "gravel", "smoothness": "excellent"], surface: .loose),
            SurfaceCase(tags: ["highway": "track"], surface: .unknown),
            SurfaceCase(tags: ["highway": "track", "tracktype": "grade1"], surface: .smooth),
            SurfaceCase(tags: ["highway": "track", "tracktype": "grade3"], surface: .loose),
            SurfaceCase(tags: ["highway": "track", "tracktype": "grade3;grade5"], surface: .veryRough),
            SurfaceCase(tags: ["ford": "yes"], surface: .soft),
            SurfaceCase(tags: ["ford": "no"], surface: .unknown),
        ])
    func surfaces(_ tested: SurfaceCase) throws {
        let traits = try #require(RoadTraits(Tags(["highway": "residential"].merging(tested.tags) { $1 })))
        #expect(traits.surface == tested.surface)
    }

    @Test("the surface of a way is the surface of its roads")
    func surfaceOfRoads() async throws {
        var map = DrawnMap("A--B--C\n   |\n   D")
        map.way("ABC", ["highway": "track", "surface": "sand"])
        map.way("BD")
        let imported = try await ImportedMap(map)
        #expect(["A-B", "B-C", "B-D"].map { imported.road($0)?.surface } == [.soft, .soft, .unknown])
    }

    @Test(
        "countries keep to their side",
        arguments: [
            ("London", 51.5, -0.12, true), ("Dover", 51.13, 1.31, true), ("Calais", 50.95, 1.85, false),
            ("Boulogne", 50.72, 1.61, false), ("Dieppe", 49.92, 1.08, false), ("Cherbourg", 49.64, -1.62, false),
            ("Penzance", 50.12, -5.54, true), ("Dublin", 53.35, -6.26, true), ("Tokyo", 35.68, 139.7, true),
            ("Fukuoka", 33.59, 130.4, true), ("Sapporo", 43.06, 141.35, true), ("Busan", 35.18, 129.08, false),
            ("Seoul", 37.57, 126.98, false), ("Vladivostok", 43.12, 131.9, false), ("Sydney", -33.87, 151.2, true),
            ("Auckland", -36.85, 174.76, true), ("Mumbai", 19.08, 72.88, true), ("Cape Town", -33.92, 18.42, true),
            ("Johannesburg", -26.2, 28.04, true), ("Maputo", -25.97, 32.57, true), ("Nairobi", -1.29, 36.82, true),
            ("Bangkok", 13.75, 100.5, true), ("Phnom Penh", 11.56, 104.92, false), ("Singapore", 1.35, 103.82, true),
            ("Hong Kong", 22.3, 114.17, true), ("Manila", 14.6, 120.98, false), ("Nicosia", 35.17, 33.36, true),
            ("Valletta", 35.9, 14.51, true), ("Helsinki", 60.17, 24.94, false), ("Miami", 25.76, -80.19, false),
            ("Kathmandu", 27.7, 85.32, true), ("Peshawar", 34.01, 71.55, true), ("Jalalabad", 34.43, 70.45, false),
            ("Kandahar", 31.61, 65.71, false), ("Quetta", 30.18, 66.99, true), ("Lilongwe", -13.97, 33.77, true),
            ("Lubumbashi", -11.66, 27.48, false), ("Kitwe", -12.8, 28.21, true), ("Bujumbura", -3.38, 29.36, false),
            ("Windhoek", -22.56, 17.08, true), ("Ondjiva", -17.07, 15.73, false), ("Oshakati", -17.79, 15.7, true),
            ("Georgetown", 6.8, -58.16, true), ("Paramaribo", 5.85, -55.2, true),
            ("Saint-Laurent", 5.5, -54.03, false), ("Fort-de-France", 14.6, -61.07, false),
            ("Castries", 14.0, -60.99, true), ("San Juan", 18.47, -66.1, false), ("Suva", -18.14, 178.44, true),
            ("Port Moresby", -9.44, 147.18, true), ("Dili", -8.56, 125.56, true), ("Port Louis", -20.16, 57.5, true),
            ("Saint-Denis", -20.88, 55.45, false), ("Antananarivo", -18.88, 47.51, false),
            ("Paris", 48.86, 2.35, false), ("Porto", 41.15, -8.61, false), ("Beirut", 33.89, 35.5, false),
        ] as [(String, Double, Double, Bool)])
    func drivingSide(_ city: String, _ latitude: Double, _ longitude: Double, _ isLeft: Bool) {
        let place = FixedCoordinate(Coordinate(latitude: latitude, longitude: longitude))
        #expect(DrivingSide(at: place) == (isLeft ? .left : .right))
    }
}
