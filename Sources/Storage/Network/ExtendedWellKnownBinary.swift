import Routing

/// Shapes as PostGIS keeps them: EWKB, a LineString with SRID 4326, little-endian, longitude first.
///
/// Source: OGC 06-103r4, section 8; PostGIS documentation, "Using OpenGIS Standards" for the SRID flag.
enum ExtendedWellKnownBinary {
    struct Malformed: Error, CustomStringConvertible {
        let description = "a road's geometry is not an EWKB LineString of at least two points in SRID 4326"
    }

    private static let lineStringWithSRID: UInt32 = 0x2000_0002
    private static let wgs84: UInt32 = 4326
    private static let headerLength = 13

    /// Replaces what `bytes` held.
    static func encode(_ shape: some Collection<FixedCoordinate>, into bytes: inout [UInt8]) {
        bytes.removeAll(keepingCapacity: true)
        bytes.append(1)
        append(lineStringWithSRID, to: &bytes)
        append(wgs84, to: &bytes)
        append(UInt32(truncatingIfNeeded: shape.count), to: &bytes)
        for point in shape {
            let coordinate = point.coordinate
            append(coordinate.longitude.bitPattern, to: &bytes)
            append(coordinate.latitude.bitPattern, to: &bytes)
        }
    }

    static func decode(_ bytes: UnsafeRawBufferPointer, into shape: inout [FixedCoordinate]) throws(Malformed) {
        shape.removeAll(keepingCapacity: true)
        guard bytes.count >= headerLength, bytes[0] == 1, load(UInt32.self, bytes, 1) == lineStringWithSRID,
            load(UInt32.self, bytes, 5) == wgs84
        else { throw Malformed() }
        let count = Int(load(UInt32.self, bytes, 9))
        guard count >= 2, bytes.count == headerLength + count * 16 else { throw Malformed() }
        for point in 0..<count {
            let coordinate = Coordinate(
                latitude: Double(bitPattern: load(UInt64.self, bytes, headerLength + point * 16 + 8)),
                longitude: Double(bitPattern: load(UInt64.self, bytes, headerLength + point * 16)))
            guard coordinate.isValid else { throw Malformed() }
            shape.append(FixedCoordinate(coordinate))
        }
    }

    private static func append(_ value: some FixedWidthInteger, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    private static func load<Value: FixedWidthInteger>(
        _: Value.Type, _ bytes: UnsafeRawBufferPointer, _ offset: Int
    ) -> Value {
        Value(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Value.self))
    }
}
