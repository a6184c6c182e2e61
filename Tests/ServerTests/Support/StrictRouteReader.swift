import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// Reads a route object as the strictest of its clients do: every field that Ferrostar's, MapLibre's and OSRM's own readers
/// require must be there, of the right kind, within its closed set; nothing may be null.
struct StrictRouteReader {
    /// What is wrong, and where.
    private(set) var problems: [String] = []
    private var path = "route"

    static func problems(in json: Data) -> [String] {
        var reader = StrictRouteReader()
        guard let route = try? JSONSerialization.jsonObject(with: json) as? Fields else { return ["it is no object"] }
        reader.read(route)
        return reader.problems
    }

    typealias Fields = [String: Any]

    private mutating func expect(_ condition: Bool, _ problem: String) {
        if !condition { problems.append("\(path): \(problem)") }
    }

    private mutating func within(_ name: String, _ body: (inout StrictRouteReader) -> Void) {
        let outer = path
        path += ".\(name)"
        body(&self)
        path = outer
    }

    // MARK: - Kinds

    private mutating func number(_ name: String, in fields: Fields, _ range: ClosedRange<Double> = 0...1e9) -> Double {
        guard let value = fields[name] as? NSNumber, range.contains(value.doubleValue) else {
            expect(false, "\(name) is no number in \(range): \(fields[name] ?? "missing")")
            return range.lowerBound
        }
        return value.doubleValue
    }

    private mutating func whole(_ name: String, in fields: Fields, _ range: ClosedRange<Int>) -> Int {
        let value = number(name, in: fields, Double(range.lowerBound)...Double(range.upperBound))
        expect(value == value.rounded(), "\(name) isn't whole: \(value)")
        return Int(value)
    }

    private mutating func text(_ name: String, in fields: Fields, of choices: Set<String>? = nil) -> String {
        guard let text = fields[name] as? String else {
            expect(false, "\(name) is no text")
            return ""
        }
        if let choices { expect(choices.contains(text), "\(name) is \(text)") }
        return text
    }

    private mutating func list(_ name: String, in fields: Fields) -> [Fields] {
        guard let list = fields[name] as? [Fields] else {
            expect(false, "\(name) is no list of objects")
            return []
        }
        return list
    }

    private mutating func location(_ name: String, in fields: Fields) {
        let pair = fields[name] as? [NSNumber] ?? []
        guard pair.count == 2, abs(pair[0].doubleValue) <= 180, abs(pair[1].doubleValue) <= 90 else {
            return expect(false, "\(name) isn't [longitude, latitude]")
        }
    }

    private mutating func line(_ name: String, in fields: Fields) -> [(Int, Int)] {
        let points = Self.decode(text(name, in: fields))
        expect(points.count >= 2, "\(name) has \(points.count) points")
        return points
    }

    /// Google's encoded polyline with six decimals, in millionths of degrees.
    private static func decode(_ text: String) -> [(Int, Int)] {
        var (numbers, value, shift) = ([Int](), 0, 0)
        for byte in text.utf8 {
            value |= ((Int(byte) - 63) & 31) << shift
            shift += 5
            guard byte - 63 < 32 else { continue }
            numbers.append(value & 1 == 1 ? ~(value >> 1) : value >> 1)
            (value, shift) = (0, 0)
        }
        var (points, latitude, longitude) = ([(Int, Int)](), 0, 0)
        for place in stride(from: 0, to: numbers.count - 1, by: 2) {
            latitude += numbers[place]
            longitude += numbers[place + 1]
            points.append((latitude, longitude))
        }
        return points
    }
}

// MARK: - From the route down

extension StrictRouteReader {
    private mutating func read(_ route: Fields) {
        checkNothingIsNull(route)
        let distance = number("distance", in: route)
        let duration = number("duration", in: route)
        _ = number("weight", in: route)
        _ = text("weight_name", in: route)
        _ = text("voiceLocale", in: route)
        let shape = line("geometry", in: route)
        let legs = list("legs", in: route)
        expect(!legs.isEmpty, "no legs")
        var sums = (distance: 0.0, duration: 0.0, points: 1)
        for (index, leg) in legs.enumerated() {
            within("legs[\(index)]") { reader in
                let found = reader.readLeg(leg)
                sums = (sums.distance + found.distance, sums.duration + found.duration, sums.points + found.points - 1)
            }
        }
        // Each is rounded to a tenth.
        let tolerance = 0.06 * Double(legs.count + 1)
        expect(abs(sums.distance - distance) <= tolerance, "its legs are \(sums.distance) m, not \(distance)")
        expect(abs(sums.duration - duration) <= tolerance, "its legs take \(sums.duration) s, not \(duration)")
        expect(sums.points == shape.count, "its legs have \(sums.points) points, its line \(shape.count)")
    }

    private mutating func readLeg(_ leg: Fields) -> (distance: Double, duration: Double, points: Int) {
        let (distance, duration) = (number("distance", in: leg), number("duration", in: leg))
        _ = number("weight", in: leg)
        _ = text("summary", in: leg)
        let steps = list("steps", in: leg)
        expect(steps.count >= 2, "\(steps.count) steps")
        var line: [(Int, Int)] = []
        var sum = 0.0
        for (index, step) in steps.enumerated() {
            within("steps[\(index)]") { reader in
                let shape = reader.readStep(step, isFirst: index == 0, isLast: index == steps.count - 1)
                sum += (step["distance"] as? NSNumber)?.doubleValue ?? 0
                guard index < steps.count - 1 else {
                    return reader.expect(
                        shape.count == 2 && shape.first.map { $0 == shape[1] } ?? false,
                        "the arrival's geometry isn't two identical points")
                }
                reader.expect(
                    line.last.flatMap { last in shape.first.map { last == $0 } } ?? (index == 0),
                    "it begins elsewhere than the one before ends")
                line += index == 0 ? shape[...] : shape.dropFirst()
            }
        }
        expect(abs(sum - distance) <= 0.06 * Double(steps.count + 1), "its steps are \(sum) m, not \(distance)")
        if let annotation = leg["annotation"] as? Fields {
            within("annotation") { $0.readAnnotation(annotation, segments: line.count - 1) }
        } else {
            expect(false, "no annotation")
        }
        return (distance, duration, line.count)
    }

    private mutating func readAnnotation(_ annotation: Fields, segments: Int) {
        for name in ["distance", "duration", "speed", "maxspeed", "congestion"] {
            let values = annotation[name] as? [Any] ?? []
            expect(values.count == segments, "\(name) has \(values.count) entries for \(segments) segments")
        }
        for limit in annotation["maxspeed"] as? [Fields] ?? [] {
            let isKnown = limit["speed"] is NSNumber && ["km/h", "mph"].contains(limit["unit"] as? String ?? "")
            let flags = [limit["unknown"], limit["none"]].compactMap { $0 as? Bool }
            expect(isKnown && limit.count == 2 || flags == [true] && limit.count == 1, "maxspeed is \(limit)")
        }
        for congestion in annotation["congestion"] as? [String] ?? [] {
            expect(Allowed.congestion.contains(congestion), "congestion is \(congestion)")
        }
    }

    private mutating func checkNothingIsNull(_ value: Any) {
        switch value {
        case is NSNull: expect(false, "something is null")
        case let fields as Fields: for field in fields.values { checkNothingIsNull(field) }
        case let values as [Any]: for value in values { checkNothingIsNull(value) }
        default: break
        }
    }
}

// MARK: - Steps

extension StrictRouteReader {
    private mutating func readStep(_ step: Fields, isFirst: Bool, isLast: Bool) -> [(Int, Int)] {
        let distance = number("distance", in: step)
        _ = (number("duration", in: step), number("weight", in: step), text("name", in: step))
        _ = text("mode", in: step, of: Allowed.modes)
        _ = text("driving_side", in: step, of: ["left", "right"])
        for name in ["ref", "destinations", "exits", "pronunciation", "rotary_name", "junction_name"]
        where step[name] != nil {
            expect(!text(name, in: step).isEmpty, "\(name) is empty instead of left out")
        }
        if let maneuver = step["maneuver"] as? Fields {
            within("maneuver") { $0.readManeuver(maneuver, isFirst: isFirst, isLast: isLast) }
        } else {
            expect(false, "no maneuver")
        }
        let intersections = list("intersections", in: step)
        expect(!intersections.isEmpty, "no intersections")
        for (index, intersection) in intersections.enumerated() {
            within("intersections[\(index)]") {
                $0.readIntersection(intersection, isFirst: isFirst && index == 0, isLast: isLast)
            }
        }
        readInstructions(of: step, distance, isLast: isLast)
        return line("geometry", in: step)
    }

    private mutating func readManeuver(_ maneuver: Fields, isFirst: Bool, isLast: Bool) {
        let type = text("type", in: maneuver, of: Allowed.types)
        expect((type == "depart") == isFirst && (type == "arrive") == isLast, "a \(type) in the wrong place")
        if maneuver["modifier"] != nil {
            _ = text("modifier", in: maneuver, of: isFirst || isLast ? ["left", "right"] : Allowed.modifiers)
        } else {
            expect(isFirst || isLast || type == "notification", "a \(type) without a modifier")
        }
        _ = (whole("bearing_before", in: maneuver, 0...359), whole("bearing_after", in: maneuver, 0...359))
        location("location", in: maneuver)
        expect(!text("instruction", in: maneuver).isEmpty, "an empty instruction")
        if maneuver["exit"] != nil { _ = whole("exit", in: maneuver, 1...100) }
    }

    private mutating func readIntersection(_ intersection: Fields, isFirst: Bool, isLast: Bool) {
        location("location", in: intersection)
        let bearings = intersection["bearings"] as? [NSNumber] ?? []
        let entry = intersection["entry"] as? [Bool] ?? []
        expect(!bearings.isEmpty && bearings.count == entry.count, "\(bearings.count) bearings, \(entry.count) entries")
        expect(
            bearings.allSatisfy { (0..<360).contains($0.doubleValue) && $0.doubleValue == $0.doubleValue.rounded() },
            "bearings are \(bearings)")
        expect((intersection["in"] == nil) == isFirst, "in is wrong for its place")
        expect((intersection["out"] == nil) == isLast, "out is wrong for its place")
        for name in ["in", "out"] where intersection[name] != nil {
            _ = whole(name, in: intersection, 0...max(bearings.count - 1, 0))
        }
        for name in ["lanes", "classes"] where intersection[name] != nil {
            expect((intersection[name] as? [Any])?.isEmpty == false, "\(name) is empty instead of left out")
        }
        for lane in intersection["lanes"] as? [Fields] ?? [] {
            expect(lane["valid"] is Bool, "a lane isn't valid or invalid")
            let indications = lane["indications"] as? [String] ?? []
            expect(
                !indications.isEmpty && Allowed.indications.isSuperset(of: indications), "indications \(indications)")
        }
    }
}

// MARK: - What is said and shown

extension StrictRouteReader {
    private mutating func readInstructions(of step: Fields, _ distance: Double, isLast: Bool) {
        let (voice, banners) = (list("voiceInstructions", in: step), list("bannerInstructions", in: step))
        expect(banners.isEmpty == isLast, "\(banners.count) banners")
        if isLast { expect(voice.isEmpty, "a voice after the arrival") }
        checkDistances(voice, distance)
        checkDistances(banners, distance)
        for instruction in voice {
            expect(!text("announcement", in: instruction).isEmpty, "an empty announcement")
            let markup = text("ssmlAnnouncement", in: instruction)
            let isDocument = XMLParser(data: Data(markup.utf8)).parse()
            expect(isDocument && markup.hasPrefix("<speak"), "no SSML: \(markup)")
        }
        for banner in banners {
            for name in ["primary", "secondary", "sub"] where name == "primary" || banner[name] != nil {
                guard let line = banner[name] as? Fields else {
                    expect(false, "\(name) is no object")
                    continue
                }
                within(name) { $0.readBanner(line, isSub: name == "sub") }
            }
        }
    }

    /// Meters left to the maneuver: falling, within the step.
    private mutating func checkDistances(_ instructions: [Fields], _ distance: Double) {
        var last = distance + 0.1
        for instruction in instructions {
            let left = number("distanceAlongGeometry", in: instruction)
            expect(left <= last, "distanceAlongGeometry \(left) after \(last)")
            last = left
        }
    }

    private mutating func readBanner(_ line: Fields, isSub: Bool) {
        let text = text("text", in: line)
        let components = list("components", in: line)
        expect(!components.isEmpty, "no components")
        checkAbbreviations(components)
        let areLanes = components.map { $0["type"] as? String == "lane" }
        let showsLanes = isSub && !areLanes.contains(false)
        expect(showsLanes || !areLanes.contains(true), "lanes among words")
        expect(showsLanes == text.isEmpty, "the text \"\(text)\" over \(components.count) components")
        expect(showsLanes || line["type"] != nil, "words without a type")
        for component in components {
            let type = self.text("type", in: component, of: Allowed.components)
            _ = self.text("text", in: component)
            guard type == "lane" else { continue }
            expect(component["active"] is Bool, "a lane that isn't active or inactive")
            let directions = component["directions"] as? [String] ?? []
            expect(Allowed.indications.isSuperset(of: directions), "directions \(directions)")
        }
        if line["type"] != nil { _ = self.text("type", in: line, of: Allowed.types) }
        if line["modifier"] != nil { _ = self.text("modifier", in: line, of: Allowed.modifiers) }
        if line["degrees"] != nil { _ = whole("degrees", in: line, 0...360) }
    }

    /// Each abbreviation has its turn, from 0 on and without gaps.
    private mutating func checkAbbreviations(_ components: [Fields]) {
        var priorities: [Int] = []
        for component in components where component["abbr"] != nil || component["abbr_priority"] != nil {
            let short = text("abbr", in: component)
            expect(!short.isEmpty && short != component["text"] as? String, "abbr \(short)")
            expect(component["type"] as? String == "text", "abbr of no text")
            priorities.append(whole("abbr_priority", in: component, 0...99))
        }
        expect(Set(priorities) == Set(0..<Set(priorities).count), "abbr_priority \(priorities)")
    }

    /// The closed sets of OSRM's HTTP API and of Mapbox's Directions API.
    private enum Allowed {
        static let types: Set = [
            "depart", "arrive", "turn", "new name", "continue", "merge", "on ramp", "off ramp", "fork", "end of road",
            "roundabout", "rotary", "roundabout turn", "exit roundabout", "exit rotary", "notification",
        ]
        static let modifiers: Set = [
            "uturn", "sharp right", "right", "slight right", "straight", "slight left", "left", "sharp left",
        ]
        static let indications = modifiers.union(["none"])
        static let components: Set = ["text", "icon", "delimiter", "exit", "exit-number", "lane"]
        static let modes: Set = ["driving", "cycling", "walking", "ferry", "pushing bike"]
        static let congestion: Set = ["unknown", "low", "moderate", "heavy", "severe"]
    }
}
