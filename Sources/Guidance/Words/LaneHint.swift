/// The lanes to be in, where not all will do: so many, counted from one side of the road or in its middle.
enum LaneHint: Equatable, Sendable {
    case left(Int)
    case middle(Int)
    case right(Int)
}
