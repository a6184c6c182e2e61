extension ServerMessage {
    /// The first message on a connection: who answers, over which roads, under which limits.
    package struct Welcome: MessagePayload {
        /// `waymark.v1.json`.
        package var `protocol`: String
        /// The server's name and version.
        package var server: String
        /// Absent while nothing is imported.
        package var network: Network?
        /// Seconds between two pings.
        package var heartbeat: Double
        package var limits: Limits

        package init(`protocol`: String, server: String, network: Network? = nil, heartbeat: Double, limits: Limits) {
            self.protocol = `protocol`
            self.server = server
            self.network = network
            self.heartbeat = heartbeat
            self.limits = limits
        }

        func writeFields(to json: inout JSONWriter) {
            json.field("protocol", `protocol`)
            json.field("server", server)
            json.field("network", network)
            json.field("heartbeat", heartbeat, decimals: Decimals.seconds)
            json.field("limits", limits)
        }
    }

    /// The road network that trips are routed on.
    package struct Network: Sendable, Equatable, Decodable, JSONWritable {
        package var name: String
        package var bounds: Bounds
        /// Milliseconds since the epoch.
        package var importedAt: Int64

        package init(name: String, bounds: Bounds, importedAt: Int64) {
            self.name = name
            self.bounds = bounds
            self.importedAt = importedAt
        }

        package func write(to writer: inout JSONWriter) {
            writer.object { json in
                json.field("name", name)
                json.field("bounds", bounds)
                json.field("importedAt", importedAt)
            }
        }
    }

    /// What one connection may send.
    package struct Limits: Sendable, Equatable, Decodable, JSONWritable {
        package var messageBytes: Int
        /// Fixes a second, sustained.
        package var positionsPerSecond: Double
        /// Fixes at once, after a silence.
        package var positionsBurst: Int

        package init(messageBytes: Int, positionsPerSecond: Double, positionsBurst: Int) {
            self.messageBytes = messageBytes
            self.positionsPerSecond = positionsPerSecond
            self.positionsBurst = positionsBurst
        }

        package func write(to writer: inout JSONWriter) {
            writer.object { json in
                json.field("messageBytes", messageBytes)
                json.field("positionsPerSecond", positionsPerSecond, decimals: 2)
                json.field("positionsBurst", positionsBurst)
            }
        }
    }
}

/// A box of coordinates, on the wire `[west, south, east, north]` as in GeoJSON (RFC 7946, section 5).
package struct Bounds: Sendable, Equatable {
    package var west: Double
    package var south: Double
    package var east: Double
    package var north: Double

    package init(west: Double, south: Double, east: Double, north: Double) {
        self.west = west
        self.south = south
        self.east = east
        self.north = north
    }
}

extension Bounds: Decodable, JSONWritable {
    package init(from decoder: any Decoder) throws {
        var corners = try decoder.unkeyedContainer()
        west = try corners.decode(Double.self)
        south = try corners.decode(Double.self)
        east = try corners.decode(Double.self)
        north = try corners.decode(Double.self)
    }

    package func write(to writer: inout JSONWriter) {
        writer.array { json in
            for corner in [west, south, east, north] { json.number(corner, decimals: Decimals.coordinate) }
        }
    }
}
