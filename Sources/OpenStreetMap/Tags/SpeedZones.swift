/// The limits that hold in a country by law where none is signed, `FI:urban` in tags.
/// Source: the countries' traffic codes, as https://wiki.openstreetmap.org/wiki/Default_speed_limits collects them.
enum SpeedZones {
    /// In km/h, `SpeedLimit.none` where there is none; `nil` for what is not a zone.
    static func limit(_ value: String) -> UInt8? {
        let parts = value.split(separator: ":")
        guard parts.count >= 2, parts[0].count >= 2, parts[0].allSatisfy({ $0.isASCII && ($0.isLetter || $0 == "-") })
        else { return nil }
        let region = parts[0].lowercased()
        let country = String(region.prefix(2))
        let zone = parts.dropFirst().joined(separator: "_").lowercased()
        return exceptions["\(region):\(zone)"] ?? exceptions["\(country):\(zone)"] ?? usual[zone]
            ?? signedZone(zone, in: country)
    }

    /// `zone30`, `zone_30`, `30`: in the unit of the country's signs.
    private static func signedZone(_ zone: String, in country: String) -> UInt8? {
        let digits = zone.hasPrefix("zone") ? zone.dropFirst(4).drop { $0 == "_" } : zone[...]
        guard let limit = UInt8(digits) else { return nil }
        let kilometres = countriesOfMiles.contains(country) ? (Double(limit) * 1.609344).rounded() : Double(limit)
        return (5...130).contains(kilometres) ? UInt8(kilometres) : nil
    }

    private static let countriesOfMiles: Set<String> = ["gb", "uk", "us"]

    private static let usual: [String: UInt8] = [
        "urban": 50, "rural": 90, "trunk": 110, "motorway": 130, "living_street": 10, "walk": SpeedLimit.walkingPace,
        "motorroad": 110, "zone": 30, "pedestrian_zone": SpeedLimit.walkingPace, "bicycle_road": 30, "school": 30,
        "nsl_restricted": 48, "nsl_single": 97, "nsl_dual": 113,
    ]

    private static let exceptions: [String: UInt8] = [
        "ar:urban": 40, "ar:rural": 110,
        "at:rural": 100, "at:trunk": 100, "at:motorroad": 100,
        "au:rural": 100, "au:motorway": 110,
        "be:rural": 90, "be:motorway": 120, "be:living_street": 20,
        "be-bru:urban": 30, "be-bru:rural": 70, "be-vlg:rural": 70,
        "bg:motorway": 140,
        "by:urban": 60, "by:motorway": 110, "by:living_street": 20,
        "ca:rural": 80, "ca:motorway": 100,
        "ch:rural": 80, "ch:trunk": 100, "ch:motorroad": 100, "ch:motorway": 120, "ch:living_street": 20,
        "cz:urban_trunk": 80, "cz:urban_motorway": 80, "cz:living_street": 20,
        "de:rural": 100, "de:trunk": SpeedLimit.none, "de:motorroad": SpeedLimit.none, "de:motorway": SpeedLimit.none,
        "de:living_street": 7,
        "dk:rural": 80, "dk:living_street": 15,
        "ee:motorway": 110, "ee:living_street": 20,
        "es:trunk": 90, "es:motorway": 120, "es:living_street": 20,
        "fi:rural": 80, "fi:trunk": 100, "fi:motorway": 120, "fi:living_street": 20,
        "fr:rural": 80, "fr:living_street": 20,
        "gb:urban": 48, "gb:rural": 97, "gb:trunk": 113, "gb:motorway": 113,
        "uk:urban": 48, "uk:rural": 97, "uk:trunk": 113, "uk:motorway": 113,
        "ie:rural": 80, "ie:motorway": 120,
        "it:living_street": 30,
        "jp:urban": 60, "jp:rural": 60, "jp:motorway": 100,
        "li:rural": 80, "li:living_street": 20,
        "lv:living_street": 20,
        "mt:rural": 80, "mt:trunk": 80,
        "nl:rural": 80, "nl:trunk": 100, "nl:motorway": 100, "nl:living_street": 15,
        "no:rural": 80, "no:motorway": 110,
        "nz:rural": 100, "nz:motorway": 100,
        "ph:urban": 40, "ph:rural": 80, "ph:motorway": 100,
        "pl:trunk": 120, "pl:expressway": 120, "pl:motorway": 140, "pl:living_street": 20,
        "pt:trunk": 100, "pt:motorway": 120, "pt:living_street": 20,
        "ro:trunk": 100, "ro:living_street": 5,
        "rs:rural": 80, "rs:trunk": 100,
        "ru:urban": 60, "ru:motorway": 110, "ru:living_street": 20,
        "se:rural": 70, "se:motorway": 110, "se:living_street": 7,
        "ua:living_street": 20,
        "za:urban": 60, "za:rural": 100, "za:motorway": 120,
    ]
}
