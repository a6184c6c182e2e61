import Foundation
import Routing

/// Where a coordinate lies on the road network, as a client keeps it, so that the next request needs no search for it.
///
/// Opaque to clients, and checked: one that was changed, or is of another network, another coordinate or a road that is
/// closed by now is passed over, and the coordinate is searched for.
///
/// Layout, little-endian: network 8 bytes, road 4, offset in centimeters 4, coordinate 4 + 4, checksum 4; in base64url.
struct RoadHint: Equatable {
    private let network: UInt64
    private let road: UInt32
    private let centimeters: UInt32
    private let coordinate: FixedCoordinate

    init(_ snap: Snap, of coordinate: Coordinate, in request: OSRMRequest) {
        network = Self.key(of: request.snapshot)
        road = snap.endpoint.position.road.index
        centimeters = UInt32(clamping: Int((snap.endpoint.position.offset * 100).rounded()))
        self.coordinate = FixedCoordinate(coordinate)
    }

    /// An import or an edit of the network makes another number.
    private static func key(of snapshot: RoutingSnapshot) -> UInt64 {
        UInt64(bitPattern: snapshot.info.id) << 32 ^ UInt64(bitPattern: snapshot.info.revision)
    }

    /// The place again; `nil` where the hint is of another one, or the road can't be travelled.
    func snap(of coordinate: Coordinate, in request: OSRMRequest) -> Snap? {
        guard network == Self.key(of: request.snapshot), self.coordinate == FixedCoordinate(coordinate),
            Int(road) < request.network.roads.count
        else { return nil }
        let position = RoadPosition(road: RoadID(road), offset: Double(centimeters) / 100)
        let directions = Direction.allCases.filter { request.metric.isPassable(position.road.arc($0)) }
        guard !directions.isEmpty else { return nil }
        let snapped = request.network.coordinate(of: position)
        return Snap(
            endpoint: RouteEndpoint(position: position, directions: directions), coordinate: snapped,
            distance: snapped.distance(to: coordinate))
    }
}

// MARK: - The text

extension RoadHint {
    private static let length = 28

    var text: String {
        var bytes = Bytes(capacity: Self.length)
        bytes.append(network)
        bytes.append(road)
        bytes.append(centimeters)
        bytes.append(coordinate.latitude)
        bytes.append(coordinate.longitude)
        bytes.append(bytes.checksum)
        let base64 = Data(bytes.all).base64EncodedString()
        return String(unsafeUninitializedCapacity: base64.utf8.count) { text in
            var count = 0
            for byte in base64.utf8 where byte != UInt8(ascii: "=") {
                text[count] = Self.urlSafe(byte)
                count += 1
            }
            return count
        }
    }

    /// - Returns: `nil` for anything that isn't a hint as it was handed out.
    init?(_ text: String) {
        let padding = repeatElement(UInt8(ascii: "="), count: (4 - text.utf8.count % 4) % 4)
        guard let data = Data(base64Encoded: Data(text.utf8.map(Self.plain) + padding)), data.count == Self.length
        else { return nil }
        var bytes = Bytes(all: Array(data.dropLast(4)))
        guard Data(data.suffix(4)) == withUnsafeBytes(of: bytes.checksum.littleEndian, { Data($0) }) else { return nil }
        network = bytes.removeFirst()
        road = bytes.removeFirst()
        centimeters = bytes.removeFirst()
        coordinate = FixedCoordinate(latitude: bytes.removeFirst(), longitude: bytes.removeFirst())
    }

    private static func urlSafe(_ byte: UInt8) -> UInt8 {
        switch byte {
        case UInt8(ascii: "+"): UInt8(ascii: "-")
        case UInt8(ascii: "/"): UInt8(ascii: "_")
        default: byte
        }
    }

    private static func plain(_ byte: UInt8) -> UInt8 {
        switch byte {
        case UInt8(ascii: "-"): UInt8(ascii: "+")
        case UInt8(ascii: "_"): UInt8(ascii: "/")
        default: byte
        }
    }

    private struct Bytes {
        private(set) var all: [UInt8] = []

        init(capacity: Int) { all.reserveCapacity(capacity) }
        init(all: [UInt8]) { self.all = all }

        mutating func append(_ number: some FixedWidthInteger) {
            withUnsafeBytes(of: number.littleEndian) { all.append(contentsOf: $0) }
        }

        mutating func removeFirst<Number: FixedWidthInteger>() -> Number {
            let size = Number.bitWidth / 8
            let number = all.prefix(size).reversed().reduce(Number.zero) { $0 << 8 | Number(truncatingIfNeeded: $1) }
            all.removeFirst(size)
            return number
        }

        /// FNV-1a: against accidents, not against forgers, who would win nothing.
        var checksum: UInt32 { all.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 } }
    }
}
