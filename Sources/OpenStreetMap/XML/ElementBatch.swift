import Routing

/// What one pass of an import keeps of OSM XML.
protocol ElementBatch: Sendable {
    /// Whether an element is worth reading.
    mutating func wants(_ kind: OSMElement.Kind, _ id: Int64) -> Bool
    /// Keeps what matters of an element.
    mutating func add(_ element: OSMElement) throws(XMLFault)
}

extension WayBatch: ElementBatch {
    func wants(_ kind: OSMElement.Kind, _ id: Int64) -> Bool { kind != .node }

    mutating func add(_ element: OSMElement) throws(XMLFault) {
        switch element.kind {
        case .node: break
        case .way: add(way: element.id, nodes: element.nodes, tags: element.tags)
        case .relation: try element.members.add(to: &self, id: element.id, tags: element.tags)
        }
    }
}

extension NodeBatch: ElementBatch {
    mutating func wants(_ kind: OSMElement.Kind, _ id: Int64) -> Bool {
        guard kind == .node else { return false }
        counts.nodesRead += 1
        return number(of: id) != nil
    }

    mutating func add(_ element: OSMElement) {
        // A node without a place, as in an answer that lists ids, is one that the file does not have.
        guard let (latitude, longitude) = element.place, let number = number(of: element.id) else { return }
        add(number, at: FixedCoordinate(onGlobe: latitude, longitude), tags: element.tags)
    }
}
