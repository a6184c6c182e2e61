import Protocol
import Routing

/// `/table/v1`: what it takes from each of some places to each of others.
struct TableService {
    let request: OSRMRequest
    let options: TableQuery
    /// Places in the request's coordinates.
    private let sources: [Int]
    private let destinations: [Int]

    init(_ request: OSRMRequest, _ options: TableQuery) throws(OSRMError) {
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
        let (departures, arrivals, matrix) = try matrix(in: pool)
        var response = TableResponse(
            sources: waypoints(departures, sources), destinations: waypoints(arrivals, destinations))
        let guess = options.fallbackSpeed.map {
            TableGuess(
                speed: $0, from: coordinates(of: departures, sources), to: coordinates(of: arrivals, destinations))
        }
        if options.annotations.contains(.duration) {
            response.durations = cells(of: matrix) { row, column in
                let seconds = matrix.cost(row, column).map { Double($0) / 1000 } ?? guess?.seconds(row, column)
                return seconds.map { $0 * options.scaleFactor }
            }
        }
        if options.annotations.contains(.distance) {
            response.distances = cells(of: matrix) { row, column in
                matrix.length(row, column) ?? guess?.meters(row, column)
            }
        }
        if guess != nil { response.fallbackSpeedCells = matrix.emptyCells }
        return response
    }

    private func cells(of matrix: RouteMatrix, _ cell: (Int, Int) -> Double?) -> [[Double?]] {
        (0..<matrix.rows).map { row in (0..<matrix.columns).map { cell(row, $0) } }
    }

    /// Of places on islands the nearest roads where all pairs are joined over these, or else those that lead on.
    private func matrix(
        in pool: SearchPool
    ) throws(OSRMError) -> (from: [PlaceFinder.Candidate], to: [PlaceFinder.Candidate], RouteMatrix) {
        let (departures, arrivals) = (try places(sources, for: .departure), try places(destinations, for: .arrival))
        let nearest = pool.withWorkspace(for: request.hierarchy) { workspace in
            matrix(from: departures.map(\.nearest), to: arrivals.map(\.nearest), workspace)
        }
        guard (departures + arrivals).contains(where: \.isOnIsland), !nearest.2.emptyCells.isEmpty else {
            return nearest
        }
        return pool.withWorkspace(for: request.hierarchy) { workspace in
            matrix(from: departures.map(\.connected), to: arrivals.map(\.connected), workspace)
        }
    }

    private func matrix(
        from departures: [PlaceFinder.Candidate], to arrivals: [PlaceFinder.Candidate], _ workspace: Workspace
    ) -> ([PlaceFinder.Candidate], [PlaceFinder.Candidate], RouteMatrix) {
        let matrix = workspace.matrix(
            from: departures.map(\.endpoint), to: arrivals.map(\.endpoint),
            measuring: options.annotations.contains(.distance))
        return (departures, arrivals, matrix)
    }

    private func places(_ indices: [Int], for end: Metric.End) throws(OSRMError) -> [PlaceFinder.Place] {
        let finder = PlaceFinder(request: request)
        var places: [PlaceFinder.Place] = []
        for index in indices { places.append(try finder.place(index, for: end)) }
        return places
    }

    private func coordinates(of places: [PlaceFinder.Candidate], _ indices: [Int]) -> [Coordinate] {
        switch options.fallbackCoordinate {
        case .input: indices.map { request.coordinates[$0] }
        case .snapped: places.map(\.snap.coordinate)
        }
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

extension RouteMatrix {
    /// The pairs that no way joins, by row and column.
    fileprivate var emptyCells: [[Int]] {
        (0..<rows).flatMap { row in (0..<columns).filter { cost(row, $0) == nil }.map { [row, $0] } }
    }
}
