import Routing

/// How a roundabout lies on the map, apart from any way through it.
struct RingShape {
    /// Once around, in meters.
    private(set) var length = 0.0
    /// Which way each road leads off, in degrees clockwise from north; roads that lead in alone count too.
    private(set) var arms: [Double] = []
    /// Of its roads, and of those that lead off: a few, some of them more than once.
    private var names: [NameID] = []
    private var namesOfArms: [NameID] = []

    /// - Returns: `nil` where the ring isn't closed, or has more than `mostArcs` arcs.
    init?(around start: ArcID, _ metric: Metric, mostArcs: Int) {
        let network = metric.network
        var arc = start
        for _ in 0..<mostArcs {
            length += Double(network.road(of: arc).length)
            names.append(network.road(of: arc).name)
            var next: ArcID?
            for departure in network.departures(from: network.head(of: arc))
            where departure != arc.reversed && metric.isPassable(departure.road) {
                if !network.road(of: departure).isRing {
                    namesOfArms.append(network.road(of: departure).name)
                    arms.append(network.departureBearing(of: departure))
                } else if metric.isPassable(departure) {
                    next = departure
                }
            }
            guard let next else { return nil }
            if next == start { return }
            arc = next
        }
        return nil
    }

    /// Whether its roads lie as those of a crossing do: four at the most, well apart from each other.
    var readsAsCrossing: Bool {
        guard arms.count <= Self.mostArms else { return false }
        let sorted = arms.sorted()
        return zip(sorted, sorted.dropFirst() + sorted.prefix(1)).allSatisfy { one, next in
            arms.count < 2 || Bearing.difference(one, next) >= Self.apart
        }
    }

    /// What the whole ring is called, where none of its roads is called so.
    var name: NameID? {
        guard let name = names.first, !name.isNone, names.allSatisfy({ $0 == name }), !namesOfArms.contains(name)
        else { return nil }
        return name
    }

    private static let mostArms = 4
    private static let apart = 40.0
}

extension Road {
    /// Part of a roundabout or a traffic circle.
    var isRing: Bool { attributes.contains(.roundabout) || attributes.contains(.circular) }
}
