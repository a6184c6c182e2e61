/// The way from one stop to the next.
package struct RouteLeg: Sendable, Equatable, Decodable {
    /// Meters.
    package var distance: Double
    /// Seconds.
    package var duration: Double
    package var weight: Double
    /// The roads that make up most of it.
    package var summary: String
    package var steps: [RouteStep]
    package var annotation: RouteAnnotation?

    package init(
        distance: Double, duration: Double, weight: Double, summary: String, steps: [RouteStep],
        annotation: RouteAnnotation? = nil
    ) {
        self.distance = distance
        self.duration = duration
        self.weight = weight
        self.summary = summary
        self.steps = steps
        self.annotation = annotation
    }
}

extension RouteLeg: JSONWritable {
    package func write(to writer: inout JSONWriter) {
        writer.object { json in
            json.field("distance", distance, decimals: Decimals.meters)
            json.field("duration", duration, decimals: Decimals.seconds)
            json.field("weight", weight, decimals: Decimals.seconds)
            json.field("summary", summary)
            json.field("steps", steps)
            json.field("annotation", annotation)
        }
    }
}
