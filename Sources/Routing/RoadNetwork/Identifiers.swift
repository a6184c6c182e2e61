// `@usableFromInline`, so that other modules compare numbers: without it each `==` of theirs looks its type's witness up
// while it runs.

/// A place where roads meet or end: an index into the network's junctions.
@usableFromInline package struct JunctionID: Hashable, Sendable, BitwiseCopyable, Comparable {
    @usableFromInline package var index: UInt32
    @inlinable package init(_ index: UInt32) { self.index = index }
    @inlinable package static func < (one: JunctionID, other: JunctionID) -> Bool { one.index < other.index }
}

/// The stretch between two junctions: an index into the network's roads.
@usableFromInline package struct RoadID: Hashable, Sendable, BitwiseCopyable, Comparable {
    @usableFromInline package var index: UInt32
    @inlinable package init(_ index: UInt32) { self.index = index }
    @inlinable package static func < (one: RoadID, other: RoadID) -> Bool { one.index < other.index }

    @inlinable package func arc(_ direction: Direction) -> ArcID { ArcID(index << 1 | UInt32(direction.rawValue)) }
}

/// Along a road's shape or against it.
@usableFromInline package enum Direction: UInt8, Sendable, CaseIterable, BitwiseCopyable {
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
@usableFromInline package struct ArcID: Hashable, Sendable, BitwiseCopyable, Comparable {
    @usableFromInline package var index: UInt32
    @inlinable package init(_ index: UInt32) { self.index = index }
    @inlinable package static func < (one: ArcID, other: ArcID) -> Bool { one.index < other.index }

    @inlinable package var road: RoadID { RoadID(index >> 1) }
    @inlinable package var direction: Direction { index & 1 == 0 ? .forward : .backward }
    /// The same road the other way.
    @inlinable package var reversed: ArcID { ArcID(index ^ 1) }
}

/// A text that roads share, such as a street's name: an index into the network's `NameTable`. Zero is "no text".
@usableFromInline package struct NameID: Hashable, Sendable, BitwiseCopyable {
    @usableFromInline package var index: UInt32
    @inlinable package init(_ index: UInt32) { self.index = index }
    @inlinable package static var none: NameID { NameID(0) }
    @inlinable package var isNone: Bool { index == 0 }
}
