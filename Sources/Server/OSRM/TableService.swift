import Protocol
import Routing

/// `/table/v1`: what it takes from each of some places to each of others.
struct TableService {
    let request: OSRMRequest
    let options: TableOptions
    /// Places in the request's coordinates.
    private let sources: [Int]
    private let destinations: [Int]

    init(_ request: OSRMRequest, _ options: TableOptions) throws(OSRMError) {
        try request.checkCount(atMost: request.limits.tableCoordinates * request.limits.tableCoordinates)
        let all = Array(request.coordinates.indices)
        sources = options.sources.isEmpty ? all : options.sources
        destinations = options.destinations.isEmpty ? all : options.destinations
        guard (sources + destinations).allSatisfy(all.indices.contains) else {
            throw OSRMError(.invalidOptions, "sources and destinations are numbers of coordinates, from 0")
        }
        let (cells, isTooLarge) = sources.count.multipliedReportingOverflow(by: destinations.count)
        let most = request.limits.tableCoordinates * request.limits.tableCoordinates
        guard !isTooLarge, cells <= most else { throw OSRMError(.tooBig, "Too many table coordinates") }
        self.request = request
        self.options = options
    }

    func answer(in pool: SearchPool) throws(OSRMError) -> TableResponse {
        let departures = try places(sources, for: .departure)
        let arrivals = try places(destinations, for: .arrival)
        let table = pool.withWorkspace(for: request.hierarchy) { workspace in
            workspace.table(
                from: departures.map(\.endpoint), to: arrivals.map(\.endpoint),
                withLengths: options.annotations.contains(.distance))
        }
        var response = TableResponse(
            sources: waypoints(departures, sources), destinations: waypoints(arrivals, destinations))
        let guess = options.fallbackSpeed.map {
            TableGuess(
                speed: $0, from: coordinates(of: departures, sources), to: coordinates(of: arrivals, destinations))
        }
        if options.annotations.contains(.duration) {
            response.durations = rows(of: table.costs) { row, column, cost in
                (cost.map { Double($0) / 1000 } ?? guess?.seconds(row, column)).map { $0 * options.scaleFactor }
            }
        }
        if options.annotations.contains(.distance), let lengths = table.lengths {
            response.distances = rows(of: lengths) { row, column, length in length ?? guess?.meters(row, column) }
        }
        if guess != nil { response.fallbackSpeedCells = emptyCells(of: table.costs) }
        return response
    }

    private func rows<Cell>(of cells: [[Cell?]], _ cell: (Int, Int, Cell?) -> Double?) -> [[Double?]] {
        cells.indices.map { row in cells[row].indices.map { cell(row, $0, cells[row][$0]) } }
    }

    private func emptyCells(of costs: [[Milliseconds?]]) -> [[Int]] {
        costs.indices.flatMap { row in costs[row].indices.filter { costs[row][$0] == nil }.map { [row, $0] } }
    }

    private func coordinates(of places: [PlaceFinder.Candidate], _ indices: [Int]) -> [Coordinate] {
        switch options.fallbackCoordinate {
        case .input: indices.map { request.coordinates[$0] }
        case .snapped: places.map(\.snap.coordinate)
        }
    }

    /// Where a nearest road is on an island, the nearest that leads on: a table has no pairs of its own.
    private func places(_ indices: [Int], for end: Metric.End) throws(OSRMError) -> [PlaceFinder.Candidate] {
        let finder = PlaceFinder(request: request)
        var places: [PlaceFinder.Candidate] = []
        for index in indices {
            let candidates = try finder.place(index, for: end).candidates
            places.append(candidates[candidates.count - 1])
        }
        return places
    }

    private func waypoints(_ places: [PlaceFinder.Candidate], _ indices: [Int]) -> [RouteWaypoint]? {
        guard !request.places.skipsWaypoints else { return nil }
        let finder = PlaceFinder(request: request)
        return zip(places, indices).map { finder.waypoint($0, of: $1) }
    }
}

/// What is said of pairs that no way joins, where that is wished: as the crow flies.
private struct TableGuess {
    /// Meters per second.
    let speed: Double
    let from: [Coordinate]
    let to: [Coordinate]

    func meters(_ row: Int, _ column: Int) -> Double { from[row].distance(to: to[column]) }
    func seconds(_ row: Int, _ column: Int) -> Double { meters(row, column) / speed }
}
