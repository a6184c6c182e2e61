import OpenStreetMap
import Routing

/// How everything grows with the map.
struct Growth: Measurement {
    /// Roads of the pieces that are cut out of the smallest and the biggest of the extracts.
    private static let smallPieces = [700, 2_000, 7_000, 20_000, 60_000]
    private static let bigPieces = [200_000, 400_000, 600_000]

    func run(in world: World) async throws -> Section {
        var points: [GrowthPoint] = []
        for map in world.maps.everything {
            let tables = try await OpenStreetMapImport.read(file: map.path).tables
            for count in pieces(of: map, world.maps) where count < tables.roads.count {
                let piece = tables.piece(of: count, around: tables.middle)
                points.append(try measure("a piece of \(map.name)", piece, in: world))
            }
            points.append(try measure(map.name, tables, in: world))
        }
        points.sort { $0.arcs < $1.arcs }
        return Section(
            title: "Growth", explanation: Self.explanation, tables: [table(of: points)], remarks: world.maps.remarks,
            files: ["growth.svg": plot(of: points).svg])
    }

    private static let explanation = """
        ![Times by the number of arcs, both logarithmic](growth.svg)

        The same on maps of all sizes, for cars: whole ones, and boxes around the middle of the smallest and of the biggest
        extract, each within the next. Arcs are those that cars may travel. *Order*, *from the order*, *customized* and
        bytes for each arc as in *Hierarchy*; *cost* and *route* of pairs of random places at most 20 km apart that a way
        joins, *snapping* as in *Route*; *matrix* of 100 × 100 places as in *Matrix*. Medians, but for *order* and *from the
        order*, which are done once. The biggest extract is made of many places: what lies far from a pair costs nothing
        while it is searched.
        """

    private func pieces(of map: MapFile, _ maps: MapShelf) -> [Int] {
        guard maps.ends.count == 2 else { return [] }
        return map == maps.ends[0] ? Self.smallPieces : map == maps.ends[1] ? Self.bigPieces : []
    }

    private func measure(_ name: String, _ tables: RoadNetworkTables, in world: World) throws -> GrowthPoint {
        let point = try GrowthPoint(
            name, try RoadNetwork(freezing: tables), pairs: world.runs(1000), runs: world.runs(10))
        Terminal.say("\(name): \(point.arcs.grouped) arcs of cars")
        return point
    }

    private func table(of points: [GrowthPoint]) -> Table {
        var table = Table(
            "map", "arcs of cars", "order, s", "from the order, s", "customized, ms", "cost, µs", "route, µs",
            "matrix, ms", "snapping, µs", "bytes for each arc")
        for point in points {
            table.add(
                point.map, point.arcs.grouped, point.order.figure, point.fromOrder.figure,
                point.customization.milliseconds, point.cost.microseconds, point.route.microseconds,
                point.matrix.milliseconds, point.snapping.microseconds, point.bytesOfArc.figure)
        }
        return table
    }

    private func plot(of points: [GrowthPoint]) -> Plot {
        let figures: [(String, (GrowthPoint) -> Double)] = [
            ("order", \.order), ("from the order", \.fromOrder), ("customized", \.customization),
            ("matrix 100 × 100", \.matrix), ("route", \.route), ("cost", \.cost), ("snapping", \.snapping),
        ]
        return Plot(
            title: "What grows with the map", abscissa: "arcs that cars may travel",
            series: figures.map { name, figure in
                Plot.Series(name: name, points: points.map { .init(x: Double($0.arcs), y: figure($0)) })
            })
    }
}
