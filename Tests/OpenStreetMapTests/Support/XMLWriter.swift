@testable import OpenStreetMap

extension DrawnMap {
    /// The map as OSM XML, nodes first.
    func xml(_ head: String = #"<osm version="0.6" generator="tests">"#) -> String {
        let elements = nodes.map(\.xml) + ways.map(\.xml) + relations.map(\.xml)
        return "<?xml version='1.0' encoding='UTF-8'?>\n\(head)\n" + elements.joined() + "</osm>\n"
    }

    var xmlFile: [UInt8] { Array(xml().utf8) }
}

extension DrawnMap.Node {
    var xml: String {
        let place = "lat=\"\(Self.degrees(latitude))\" lon=\"\(Self.degrees(longitude))\""
        return " <node id=\"\(id)\" version=\"1\" \(place)>\n\(tags.xml) </node>\n"
    }

    private static func degrees(_ units: Int32) -> String {
        let (whole, rest) = Int64(units).magnitude.quotientAndRemainder(dividingBy: 10_000_000)
        return "\(units < 0 ? "-" : "")\(whole).\(String(10_000_000 + rest).dropFirst())"
    }
}

extension DrawnMap.Way {
    var xml: String {
        " <way id=\"\(id)\">\n" + nodes.map { "  <nd ref=\"\($0)\"/>\n" }.joined() + tags.xml + " </way>\n"
    }
}

extension DrawnMap.Relation {
    var xml: String {
        let members = members.map {
            "  <member type=\"\($0.isNode ? "node" : "way")\" ref=\"\($0.id)\" role=\"\($0.role)\"/>\n"
        }
        return " <relation id=\"\(id)\">\n" + members.joined() + tags.xml + " </relation>\n"
    }
}

extension [String: String] {
    fileprivate var xml: String {
        sorted(by: <).map { "  <tag k=\"\($0.key.escaped)\" v=\"\($0.value.escaped)\"/>\n" }.joined()
    }
}

extension String {
    fileprivate var escaped: String {
        replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
    }
}
