/// What a search labels: an arc, or a *shadow* of an arc, which is the same arc travelled after roads that a turn
/// restriction begins with. Numbers below the network's arc count are arcs.
package struct SearchState: Hashable, Sendable, BitwiseCopyable, Comparable {
    package var index: UInt32
    package init(_ index: UInt32) { self.index = index }
    package init(_ arc: ArcID) { index = arc.index }
    package static func < (one: SearchState, other: SearchState) -> Bool { one.index < other.index }
}
