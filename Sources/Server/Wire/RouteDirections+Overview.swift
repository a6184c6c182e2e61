import Guidance
import Protocol
import Routing

extension RouteDirections {
    /// As much of the whole route's line as was asked for; where two legs meet, their stop stands once.
    func overview(_ overview: RouteOptions.Overview) -> [Coordinate]? {
        switch overview {
        case .none: nil
        case .full: whole
        case .simplified: joined(simplified)
        }
    }

    private var whole: [Coordinate] { joined(legs.map(\.line.coordinates)) }

    private func joined(_ lines: [[Coordinate]]) -> [Coordinate] {
        guard lines.count > 1 else { return lines.first ?? [] }
        return lines.enumerated().flatMap { $0.offset == 0 ? $0.element[...] : $0.element.dropFirst() }
    }

    /// Each leg's line without what is less than a quarter of a pixel where the whole route is in view: dense screens
    /// show two points in the place of one.
    private var simplified: [[Coordinate]] {
        let zoom = MapScale.zoom(showing: whole)
        return legs.map { leg in
            let coordinates = leg.line.coordinates
            let pixel = MapScale.metersPerPixel(zoom: zoom, latitude: coordinates[0].latitude)
            return LineSimplification.simplify(coordinates, tolerance: pixel / 4)
        }
    }
}
