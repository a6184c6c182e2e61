/// Facts about each segment between two points of the leg's line: every array but `nodes` has one entry for each
/// segment, and only what was asked for is there.
package struct RouteAnnotation: Sendable, Equatable, Decodable {
    /// Meters.
    package var distance: [Double]?
    /// Seconds.
    package var duration: [Double]?
    package var weight: [Double]?
    /// Meters per second.
    package var speed: [Double]?
    /// OpenStreetMap's nodes, one more than segments: from the one before the leg's start to the one behind its end.
    package var nodes: [Int64]?
    /// Where each segment's speed comes from: indices of `metadata.datasourceNames`.
    package var datasources: [Int]?
    package var metadata: Metadata?
    package var maxspeed: [MaxSpeed]?
    /// `unknown`, `low`, `moderate`, `heavy`, `severe`.
    package var congestion: [String]?

    package struct Metadata: Sendable, Equatable, Decodable {
        package var datasourceNames: [String]

        package init(datasourceNames: [String]) { self.datasourceNames = datasourceNames }

        private enum CodingKeys: String, CodingKey { case datasourceNames = "datasource_names" }
    }

    package init(
        distance: [Double]? = nil, duration: [Double]? = nil, weight: [Double]? = nil, speed: [Double]? = nil,
        nodes: [Int64]? = nil, datasources: [Int]? = nil, metadata: Metadata? = nil, maxspeed: [MaxSpeed]? = nil,
        congestion: [String]? = nil
    ) {
        self.distance = distance
        self.duration = duration
        self.weight = weight
        self.speed = speed
        self.nodes = nodes
        self.datasources = datasources
        self.metadata = metadata
        self.maxspeed = maxspeed
        self.congestion = congestion
    }
}

extension RouteAnnotation: JSONWritable {
    package func write(to writer: inout JSONWriter) {
        writer.object { json in
            json.field("distance", distance, decimals: Decimals.meters)
            json.field("duration", duration, decimals: Decimals.seconds)
            json.field("weight", weight, decimals: Decimals.seconds)
            json.field("speed", speed, decimals: Decimals.metersPerSecond)
            json.field("nodes", nodes)
            json.field("datasources", datasources)
            json.field("metadata", metadata)
            json.field("maxspeed", maxspeed)
            json.field("congestion", congestion)
        }
    }
}

extension RouteAnnotation.Metadata: JSONWritable {
    package func write(to writer: inout JSONWriter) {
        writer.object { json in json.field("datasource_names", datasourceNames) }
    }
}
