/// A part of an arc, in metres from its tail in its direction of travel.
package struct RoadStretch: Hashable, Sendable {
    package var arc: ArcID
    package var start: Double
    package var end: Double

    package init(arc: ArcID, start: Double, end: Double) {
        self.arc = arc
        self.start = start
        self.end = end
    }

    package var length: Double { end - start }
}
