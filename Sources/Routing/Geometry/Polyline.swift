/// Google's encoded polyline format, as OSRM and Mapbox use it: precision 5 or 6, latitude first.
///
/// Source: Google Maps Platform, "Encoded Polyline Algorithm Format".
package enum Polyline {
    package static func encode(_ coordinates: [Coordinate], precision: Int = 6) -> String {
        encode(coordinates[...], precision: precision)
    }

    package static func encode(_ coordinates: ArraySlice<Coordinate>, precision: Int = 6) -> String {
        let factor = scale(precision)
        let bytes = [UInt8](capacity: coordinates.count * 2 * mostBytes) { bytes in
            var previousLatitude = 0
            var previousLongitude = 0
            for coordinate in coordinates where coordinate.isValid {
                let latitude = rounded(coordinate.latitude * factor)
                let longitude = rounded(coordinate.longitude * factor)
                append(latitude - previousLatitude, to: &bytes)
                append(longitude - previousLongitude, to: &bytes)
                previousLatitude = latitude
                previousLongitude = longitude
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// To the nearest, halves away from zero, as `rounded()` does it by a call into the C library.
    private static func rounded(_ value: Double) -> Int {
        let whole = Int(value)
        let rest = value - Double(whole)
        return rest >= 0.5 ? whole + 1 : rest <= -0.5 ? whole - 1 : whole
    }

    /// Of one number: a difference of up to 360 degrees has 29 bits, its sign one more, and a byte holds five.
    private static let mostBytes = 6

    /// - Returns: `nil` where the text ends within a number or holds a character that no encoder writes.
    package static func decode(_ text: String, precision: Int = 6) -> [Coordinate]? {
        let factor = scale(precision)
        var coordinates: [Coordinate] = []
        var latitude = 0
        var longitude = 0
        var bytes = text.utf8.makeIterator()
        while let first = bytes.next() {
            guard let north = number(startingWith: first, from: &bytes), let next = bytes.next(),
                let east = number(startingWith: next, from: &bytes)
            else { return nil }
            latitude += north
            longitude += east
            coordinates.append(
                Coordinate(latitude: Double(latitude) / factor, longitude: Double(longitude) / factor))
        }
        return coordinates
    }

    private static func scale(_ precision: Int) -> Double { precision == 5 ? 1e5 : 1e6 }

    private static func append(_ difference: Int, to bytes: inout OutputSpan<UInt8>) {
        var rest = difference < 0 ? ~(difference << 1) : difference << 1
        while rest >= 0x20 {
            bytes.append(UInt8((rest & 0x1f) | 0x20) + 63)
            rest >>= 5
        }
        bytes.append(UInt8(rest) + 63)
    }

    private static func number(startingWith first: UInt8, from bytes: inout String.UTF8View.Iterator) -> Int? {
        var byte = first
        var value = 0
        var shift = 0
        while true {
            guard (63...126).contains(byte), shift <= 30 else { return nil }
            let chunk = Int(byte) - 63
            value |= (chunk & 0x1f) << shift
            shift += 5
            if chunk < 0x20 { break }
            guard let next = bytes.next() else { return nil }
            byte = next
        }
        return value & 1 == 0 ? value >> 1 : ~(value >> 1)
    }
}
