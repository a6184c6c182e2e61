extension ServerMessage {
    /// Something about one stop: it is near, it is reached, or it was the destination.
    package struct StopEvent: MessagePayload {
        package var sequence: Int
        /// Index in the stops that were asked for, the destination last; rerouting doesn't change it.
        package var waypoint: Int
        package var name: String?
        /// Milliseconds since the epoch.
        package var at: Int64
        /// Meters between the vehicle and the stop.
        package var distance: Double
        /// Where the stop lies, seen in the direction of travel.
        package var side: RoadSide?
        /// What made it so, such as `within-radius`, `slow`.
        package var reasons: [String]

        package init(
            sequence: Int, waypoint: Int, name: String? = nil, at: Int64, distance: Double, side: RoadSide? = nil,
            reasons: [String]
        ) {
            self.sequence = sequence
            self.waypoint = waypoint
            self.name = name
            self.at = at
            self.distance = distance
            self.side = side
            self.reasons = reasons
        }

        func writeFields(to json: inout JSONWriter) {
            json.field("sequence", sequence)
            json.field("waypoint", waypoint)
            json.field("name", name)
            json.field("at", at)
            json.field("distance", distance, decimals: Decimals.meters)
            json.field("side", side)
            json.field("reasons", reasons)
        }
    }

    /// The trip is over; the connection may start another.
    package struct Ended: MessagePayload {
        package var sequence: Int
        /// `completed`, `cancelled` or `expired`.
        package var reason: String

        package init(sequence: Int, reason: String) {
            self.sequence = sequence
            self.reason = reason
        }

        func writeFields(to json: inout JSONWriter) {
            json.field("sequence", sequence)
            json.field("reason", reason)
        }
    }

    /// The node is draining: connect again, to any node, and resume.
    package struct Reconnect: MessagePayload {
        /// Milliseconds to wait, different for each client so that they don't all come at once.
        package var after: Int

        package init(after: Int) {
            self.after = after
        }

        func writeFields(to json: inout JSONWriter) {
            json.field("after", after)
        }
    }

    /// A message that couldn't be taken, or the reason why the connection ends.
    package struct Failure: MessagePayload {
        /// Set when the error belongs to the trip's own history.
        package var sequence: Int?
        /// The raw value of an `ErrorCode`; a newer server may have others.
        package var code: String
        package var message: String
        /// Whether the connection is closed after it.
        package var fatal: Bool
        /// The type of the message that it answers; `for` on the wire.
        package var offendingType: String?

        package init(sequence: Int? = nil, code: String, message: String, fatal: Bool, offendingType: String? = nil) {
            self.sequence = sequence
            self.code = code
            self.message = message
            self.fatal = fatal
            self.offendingType = offendingType
        }

        package init(_ error: ProtocolError, sequence: Int? = nil) {
            self.init(
                sequence: sequence, code: error.code.rawValue, message: error.message, fatal: error.code.isFatal,
                offendingType: error.messageType)
        }

        private enum CodingKeys: String, CodingKey {
            case sequence, code, message, fatal
            case offendingType = "for"
        }

        func writeFields(to json: inout JSONWriter) {
            json.field("sequence", sequence)
            json.field("code", code)
            json.field("message", message)
            json.field("fatal", fatal)
            json.field("for", offendingType)
        }
    }
}
