import Routing
import SwiftProtobuf

extension FileHeader {
    /// What this reader does for a file that requires it.
    private static let supportedFeatures: Set<String> = ["OsmSchema-V0.6", "DenseNodes"]

    /// Reads the `HeaderBlock` of an .osm.pbf file.
    ///
    /// - Throws: `MapFileError` where the file requires a feature that this reader does not have.
    init(reading frame: BlobFrame, of file: RandomAccessFile) throws(MapFileError) {
        let contents = try file.contents(of: frame)
        guard let block = try? PBFHeaderBlock(serializedBytes: contents, options: .skippingUnknownFields) else {
            throw file.corrupted(at: frame.offset, "no readable file header")
        }
        for feature in block.requiredFeatures where !Self.supportedFeatures.contains(feature) {
            throw MapFileError(
                .unsupported, path: file.path, offset: frame.offset, message: Self.refusal(of: feature))
        }
        timestamp = block.hasOsmosisReplicationTimestamp ? block.osmosisReplicationTimestamp : nil
        bounds = block.hasBbox ? BoundingBox(block.bbox) : nil
        writingProgram = block.writingprogram
    }

    private static func refusal(of feature: String) -> String {
        feature == "HistoricalInformation"
            ? "the file holds the history of the map (HistoricalInformation), which is not supported; "
                + "cut the present out of it with `osmium time-filter`"
            : "the file requires the feature \"\(feature.quotable)\", which is not supported"
    }
}

extension BoundingBox {
    fileprivate init(_ box: PBFHeaderBBox) {
        self.init(
            minimum: FixedCoordinate(Coordinate(latitude: Double(box.bottom) / 1e9, longitude: Double(box.left) / 1e9)),
            maximum: FixedCoordinate(Coordinate(latitude: Double(box.top) / 1e9, longitude: Double(box.right) / 1e9)))
    }
}
