import Routing

/// A path laid out in space and time: the ground on which a leg's directions stand.
///
/// A class, for all parts of the guide hold it and none changes it.
final class LegTrace {
    let path: RoutePath
    let metric: Metric
    let network: RoadNetwork
    /// The streets' names in the traveler's language, of those that have one in it.
    private let localNames: RareSigns.RoadNames?
    private let pronunciations: RareSigns.RoadNames?
    /// At least two coordinates.
    let line: MeasuredLine
    /// For each arc the index of the line's coordinate at which it begins.
    let arcStarts: [Int]
    let timetable: Timetable
    /// For each arc its road.
    let roads: [TravelledRoad]
    /// For each arc whether roads meet where it begins.
    private lazy var intersections = arcs.indices.map(meetRoads)

    var arcs: [ArcID] { path.arcs }

    /// - Parameter language: in which streets are named where the map has their names in it, a BCP 47 tag.
    init(_ path: RoutePath, metric: Metric, language: String) {
        self.path = path
        self.metric = metric
        network = metric.network
        localNames = metric.network.rareSigns.roadNames(in: language)
        pronunciations = metric.network.rareSigns.roadNames(in: RareSigns.pronunciation)
        let laid = PathLine(path, in: metric.network)
        let point = laid.line.coordinates[0]
        line = laid.line.coordinates.count > 1 ? laid.line : MeasuredLine([point, point]) ?? laid.line
        arcStarts = laid.arcStarts
        roads = path.arcs.map {
            TravelledRoad(metric.network.road(of: $0), $0.direction, for: metric.profile.mode)
        }
        timetable = Timetable(of: path, along: line, arcStarts: laid.arcStarts, metric: metric)
    }

    /// The index of the line's coordinate at which the arc ends.
    func end(ofArc place: Int) -> Int {
        place + 1 < arcStarts.count ? arcStarts[place + 1] : line.coordinates.count - 1
    }

    /// Meters from the leg's start to the start of its arc number `place`.
    func offset(ofArc place: Int) -> Double { line.distances[arcStarts[place]] }

    func length(ofArc place: Int) -> Double { line.distances[end(ofArc: place)] - offset(ofArc: place) }

    /// Whether roads meet where the arc begins: more than one that goes on.
    func isIntersection(before place: Int) -> Bool { intersections[place] }

    private func meetRoads(before place: Int) -> Bool {
        let departures = network.departures(from: network.tail(of: arcs[place]))
        guard departures.count > 2 else { return false }
        var roads = 0
        for arc in departures where metric.isPassable(arc.road) {
            roads += 1
            if roads > 2 { return true }
        }
        return false
    }

    func signs(ofArc place: Int) -> RoadSigns { roads[place].signs }

    /// OSRM's classes of the road.
    func classes(ofArc place: Int) -> [String] {
        let road = roads[place]
        var classes: [String] = []
        if road.roadClass == .motorway || road.roadClass == .motorwayLink { classes.append("motorway") }
        if road.attributes.contains(.tunnel) { classes.append("tunnel") }
        if road.attributes.contains(.toll) { classes.append("toll") }
        if road.attributes.contains(.ferry) || road.roadClass == .ferry { classes.append("ferry") }
        if metric.isRestricted(arcs[place]) { classes.append("restricted") }
        return classes
    }

    /// What the road is called in the traveler's language.
    func labels(ofArc place: Int) -> RoadLabels {
        let ref = network.names[roads[place].signs.ref]
        let name = localName(ofArc: place)
        let isCommon = name == roads[place].signs.name
        return RoadLabels(
            name: network.names[name], ref: ref, pronunciation: isCommon ? pronunciation(ofArc: place) : nil)
    }

    /// How the road's common name sounds.
    func pronunciation(ofArc place: Int) -> String? {
        let sounds = pronunciations?.name(of: arcs[place].road) ?? .none
        return sounds.isNone ? nil : network.names[sounds]
    }

    private func localName(ofArc place: Int) -> NameID {
        let local = localNames?.name(of: arcs[place].road) ?? .none
        return local.isNone ? roads[place].signs.name : local
    }

    /// The name in the traveler's language, or the number where there is no name.
    private func shownName(ofArc place: Int) -> String {
        let name = localName(ofArc: place)
        return name.isNone ? RoadLabels.shown(ref: network.names[roads[place].signs.ref]) : network.names[name]
    }

    var spans: [RoadSpan] {
        arcs.indices.map { place in
            RoadSpan(
                arc: arcs[place], segments: arcStarts[place]..<end(ofArc: place), startOffset: offset(ofArc: place),
                name: shownName(ofArc: place), speedLimit: roads[place].speedLimit,
                flow: metric.flow(on: arcs[place]))
        }
    }

    /// The two names that cover most of the leg, in the order in which they come.
    var summary: String {
        var spans: [(place: Int, shown: NameID, length: Double)] = []
        for place in arcs.indices {
            let signs = signs(ofArc: place)
            guard !signs.isEmpty else { continue }
            if let known = spans.lastIndex(where: { $0.shown == signs.shown }) {
                spans[known].length += length(ofArc: place)
            } else {
                spans.append((place, signs.shown, length(ofArc: place)))
            }
        }
        let longest = spans.indices.sorted { one, other in
            let lengths = (spans[one].length, spans[other].length)
            return lengths.0 == lengths.1 ? one < other : lengths.0 > lengths.1
        }
        return longest.prefix(2).sorted().map { shownName(ofArc: spans[$0].place) }.joined(separator: ", ")
    }
}
