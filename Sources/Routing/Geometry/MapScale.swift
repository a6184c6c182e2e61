import Foundation

/// How large a place is on a web map: at zoom level 0 the world is 256 pixels wide, at each further one twice as wide.
package enum MapScale {
    /// The highest zoom level at which the coordinates fit into a square of 256 pixels, `0...18`.
    package static func zoom(showing coordinates: [Coordinate]) -> Int {
        var (south, north, west, east) = (90.0, -90.0, 180.0, -180.0)
        for coordinate in coordinates {
            (south, north) = (min(south, coordinate.latitude), max(north, coordinate.latitude))
            (west, east) = (min(west, coordinate.longitude), max(east, coordinate.longitude))
        }
        let extent = max((east - west) / 360, (mercator(north) - mercator(south)) / (2 * .pi))
        guard extent > 0 else { return highestZoom }
        return Int(min(max((-log2(extent)).rounded(.down), 0), Double(highestZoom)))
    }

    /// The width of a pixel.
    package static func metersPerPixel(zoom: Int, latitude: Double) -> Double {
        360 / 256 / Double(1 << min(max(zoom, 0), highestZoom)) * LocalPlane.metersPerLatitude
            * cos(latitude * .pi / 180)
    }

    private static let highestZoom = 18
    /// Where the map is a square: it ends short of the poles.
    private static let highestLatitude = 85.051_128_78

    private static func mercator(_ latitude: Double) -> Double {
        let clamped = min(max(latitude, -highestLatitude), highestLatitude)
        return log(tan(.pi / 4 + clamped * .pi / 360))
    }
}
