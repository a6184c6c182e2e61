import Foundation
import Routing

/// Follows OSM XML: `osm` holds nodes, ways and relations, and they their tags, nodes and members.
/// Source: https://wiki.openstreetmap.org/wiki/OSM_XML, https://wiki.openstreetmap.org/wiki/JOSM_file_format
final class OSMReader<Batch: ElementBatch>: SAXHandler {
    /// What the elements that are complete have given.
    var batch: Batch
    private(set) var header = FileHeader()
    /// The element that is being read, where it matters.
    private var element: OSMElement?
    private var depth = 0
    /// What Overpass remarks, as far as it has been read.
    private var remark: String?

    init(_ batch: Batch) { self.batch = batch }

    func begin(_ name: SAXText, _ attributes: SAXAttributes) throws(XMLFault) {
        depth += 1
        guard depth <= FormatLimits.xmlDepth else {
            throw XMLFault(.tooLarge, "elements nested more than \(FormatLimits.xmlDepth) deep")
        }
        switch depth {
        case 1: try beginDocument(name, attributes)
        case 2: try beginElement(name, attributes)
        case 3: try element?.add(name, attributes)
        default: break
        }
    }

    func end() throws(XMLFault) {
        depth -= 1
        guard depth == 1 else { return }
        if let element { try batch.add(element) }
        if let remark { try heed(remark) }
        element = nil
        remark = nil
    }

    func read(_ text: SAXText) {
        guard let remark, remark.utf8.count < 1000 else { return }
        self.remark = remark + text.string
    }

    private func beginDocument(_ name: SAXText, _ attributes: SAXAttributes) throws(XMLFault) {
        guard name == "osm" else { throw Self.refusal(of: name) }
        if let version = attributes["version"]?.string, version != "0.6" {
            throw XMLFault(.unsupported, "OSM XML of version \(version.quotable), only 0.6 is supported")
        }
        header.writingProgram = attributes["generator"]?.string ?? ""
        header.timestamp = attributes["timestamp"]?.time
    }

    private static func refusal(of root: SAXText) -> XMLFault {
        switch root {
        case "osmChange": XMLFault(.unsupported, "changes to a map; apply them with `osmium apply-changes`")
        case "gpx": XMLFault(.notAMap, "a GPX track, not a map")
        default: XMLFault(.notAMap, "XML without OpenStreetMap data: its first element is <\(root.string.quotable)>")
        }
    }

    private func beginElement(_ name: SAXText, _ attributes: SAXAttributes) throws(XMLFault) {
        if let kind = OSMElement.Kind(name) { return try beginElement(kind, attributes) }
        switch name {
        case "bounds": header.bounds = BoundingBox(attributes)
        case "meta": header.timestamp = attributes["osm_base"]?.time ?? header.timestamp
        case "remark": remark = ""
        default: break
        }
    }

    private func beginElement(_ kind: OSMElement.Kind, _ attributes: SAXAttributes) throws(XMLFault) {
        guard let id = attributes["id"]?.integer else {
            throw XMLFault(.corrupted, "a \(kind) without an id that is a number")
        }
        // JOSM keeps what is to be deleted until it is uploaded.
        guard batch.wants(kind, id), !(attributes["action"] ?? SAXText(nil) == "delete") else { return }
        if attributes["visible"] ?? SAXText(nil) == "false" {
            throw XMLFault(
                .unsupported,
                "\(kind) \(id) is deleted, so this is a history of the map, which is not supported; "
                    + "cut the present out of it with `osmium time-filter`")
        }
        element = try OSMElement(kind, id, attributes)
    }

    /// Overpass answers with what it has found so far when it runs out of time or memory, and says so at the end.
    private func heed(_ remark: String) throws(XMLFault) {
        guard remark.contains("error") else { return }
        throw XMLFault(.truncated, "Overpass did not finish the answer: \(remark.quotable)")
    }
}

extension SAXText {
    /// In seconds since 1970; `nil` for what is not ISO 8601.
    fileprivate var time: Int64? {
        guard let date = try? Date(string, strategy: .iso8601) else { return nil }
        return Int64(exactly: date.timeIntervalSince1970.rounded())
    }
}

extension BoundingBox {
    /// `nil` where a side is missing or the box is none.
    fileprivate init?(_ bounds: SAXAttributes) {
        func corner(_ latitude: StaticString, _ longitude: StaticString) -> FixedCoordinate? {
            guard let latitude = bounds[latitude]?.tenMillionths, let longitude = bounds[longitude]?.tenMillionths
            else { return nil }
            return FixedCoordinate(onGlobe: latitude, longitude)
        }
        guard let minimum = corner("minlat", "minlon"), let maximum = corner("maxlat", "maxlon"),
            minimum.latitude <= maximum.latitude, minimum.longitude <= maximum.longitude
        else { return nil }
        self.init(minimum: minimum, maximum: maximum)
    }
}
