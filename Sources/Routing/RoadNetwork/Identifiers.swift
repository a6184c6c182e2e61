/// A place where roads meet or end: an index into the network's junctions.
package struct JunctionID: Hashable, Sendable, BitwiseCopyable, Comparable {
    package var index: UInt32
    package init(_ index: UInt32) { self.index = index }
    package static func < (one: JunctionID, other: JunctionID) -> Bool { one.index < other.index }
}

/// The stretch between two junctions: an index into the network's roads.
package struct RoadID: Hashable, Sendable, BitwiseCopyable, Comparable {
    package var index: UInt32
    package init(_ index: UInt32) { self.index = index }
    package static func < (one: RoadID, other: RoadID) -> Bool { one.index < other.index }

    package func arc(_ direction: Direction) -> ArcID { ArcID(index << 1 | UInt32(direction.rawValue)) }
}

/// Along a road's shape or against it.
package enum Direction: UInt8, Sendable, CaseIterable, BitwiseCopyable {
    case forward = 0
    case backward = 1

    package var name: String {
        switch self {
        case .forward: "forward"
        case .backward: "backward"
        }
    }

    package init?(name: String) {
        switch name {
        case "forward": self = .forward
        case "backward": self = .backward
        default: return nil
        }
    }
}

/// A road in one direction: the unit of search. Its number is twice the road's, plus one against the shape.
package struct ArcID: Hashable, Sendable, BitwiseCopyable, Comparable {
    package var index: UInt32
    package init(_ index: UInt32) { self.index = index }
    package static func < (one: ArcID, other: ArcID) -> Bool { one.index < other.index }

    package var road: RoadID { RoadID(index >> 1) }
    package var direction: Direction { index & 1 == 0 ? .forward : .backward }
    /// The same road the other way.
    package var reversed: ArcID { ArcID(index ^ 1) }
}

/// A text that roads share, such as a street's name: an index into the network's `NameTable`. Zero is "no text".
package struct NameID: Hashable, Sendable, BitwiseCopyable {
    package var index: UInt32
    package init(_ index: UInt32) { self.index = index }
    package static let none = NameID(0)
    package var isNone: Bool { index == 0 }
}
