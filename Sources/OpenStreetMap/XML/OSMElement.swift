/// A node, way or relation of OSM XML as far as it has been read.
struct OSMElement {
    enum Kind {
        case node
        case way
        case relation

        init?(_ name: SAXText) {
            switch name {
            case "node": self = .node
            case "way": self = .way
            case "relation": self = .relation
            default: return nil
            }
        }
    }

    let kind: Kind
    let id: Int64
    private(set) var tags = Tags()
    /// A node's place in 1e-7 degrees; `nil` where the file leaves it out.
    let place: (latitude: Int64, longitude: Int64)?
    /// A way's nodes.
    private(set) var nodes: [Int64] = []
    /// A relation's members.
    private(set) var members = RelationMembers()

    /// - Throws: `XMLFault` where an attribute makes no sense.
    init(_ kind: Kind, _ id: Int64, _ attributes: SAXAttributes) throws(XMLFault) {
        self.kind = kind
        self.id = id
        place = kind == .node ? try Self.place(of: id, attributes) : nil
    }

    private static func place(
        of id: Int64, _ attributes: SAXAttributes
    ) throws(XMLFault) -> (latitude: Int64, longitude: Int64)? {
        guard let latitude = attributes["lat"], let longitude = attributes["lon"] else { return nil }
        guard let latitude = latitude.tenMillionths, let longitude = longitude.tenMillionths else {
            throw XMLFault(.corrupted, "node \(id) has coordinates that are no numbers")
        }
        return (latitude, longitude)
    }
}

extension OSMElement {
    /// Takes what a child of the element says.
    mutating func add(_ child: SAXText, _ attributes: SAXAttributes) throws(XMLFault) {
        switch child {
        case "tag": try addTag(attributes)
        case "nd": try addNode(attributes)
        case "member": try members.add(attributes, of: id)
        default: break
        }
    }

    private mutating func addTag(_ attributes: SAXAttributes) throws(XMLFault) {
        guard let key = attributes["k"], let value = attributes["v"] else {
            throw XMLFault(.corrupted, "\(kind) \(id) has a tag without k or v")
        }
        if let key = TagKey(name: key.string) { tags[key] = value.string }
    }

    private mutating func addNode(_ attributes: SAXAttributes) throws(XMLFault) {
        guard let node = attributes["ref"]?.integer else {
            throw XMLFault(.corrupted, "\(kind) \(id) has a node without ref")
        }
        guard nodes.count < FormatLimits.nodesPerWay else {
            throw XMLFault(.corrupted, "\(kind) \(id) has more than \(FormatLimits.nodesPerWay) nodes")
        }
        nodes.append(node)
    }
}
