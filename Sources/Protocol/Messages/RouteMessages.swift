/// Why a route was sent.
package enum RouteReason: String, Sendable, CaseIterable, Decodable {
    case start, deviation, traffic, request, resume
}

extension ServerMessage {
    /// The trip is on.
    package struct Started: MessagePayload {
        package var sequence: Int
        package var trip: String
        /// What `resume` needs.
        package var token: String
        /// Where others may watch the trip.
        package var watchUrl: String?

        package init(sequence: Int, trip: String, token: String, watchUrl: String? = nil) {
            self.sequence = sequence
            self.trip = trip
            self.token = token
            self.watchUrl = watchUrl
        }

        func writeFields(to json: inout JSONWriter) {
            json.field("sequence", sequence)
            json.field("trip", trip)
            json.field("token", token)
            json.field("watchUrl", watchUrl)
        }
    }

    /// The route to follow from now on.
    package struct Route: MessagePayload {
        package var sequence: Int
        /// Counts the trip's routes, from 1.
        package var revision: Int
        package var reason: RouteReason
        package var route: RouteObject
        /// Where the route's stops were snapped to, the starting point first.
        package var waypoints: [RouteWaypoint]
        package var summary: RouteSummary

        package init(
            sequence: Int, revision: Int, reason: RouteReason, route: RouteObject, waypoints: [RouteWaypoint],
            summary: RouteSummary
        ) {
            self.sequence = sequence
            self.revision = revision
            self.reason = reason
            self.route = route
            self.waypoints = waypoints
            self.summary = summary
        }

        func writeFields(to json: inout JSONWriter) {
            json.field("sequence", sequence)
            json.field("revision", revision)
            json.field("reason", reason)
            json.field("route", route)
            json.field("waypoints", waypoints)
            json.field("summary", summary)
        }
    }

    /// The route in one line.
    package struct RouteSummary: Sendable, Equatable, Decodable, JSONWritable {
        /// Meters.
        package var distance: Double
        /// Seconds.
        package var duration: Double
        /// Milliseconds since the epoch.
        package var eta: Int64
        /// The roads that make up most of it.
        package var roads: String?

        package init(distance: Double, duration: Double, eta: Int64, roads: String? = nil) {
            self.distance = distance
            self.duration = duration
            self.eta = eta
            self.roads = roads
        }

        package func write(to writer: inout JSONWriter) {
            writer.object { json in
                json.field("distance", distance, decimals: Decimals.meters)
                json.field("duration", duration, decimals: Decimals.seconds)
                json.field("eta", eta)
                json.field("roads", roads)
            }
        }
    }

    /// A faster route than the present one, to accept or to decline.
    package struct Offer: MessagePayload {
        package var sequence: Int
        /// What `accept` and `decline` name.
        package var offer: String
        /// Seconds.
        package var saves: Double
        package var route: RouteObject

        package init(sequence: Int, offer: String, saves: Double, route: RouteObject) {
            self.sequence = sequence
            self.offer = offer
            self.saves = saves
            self.route = route
        }

        func writeFields(to json: inout JSONWriter) {
            json.field("sequence", sequence)
            json.field("offer", offer)
            json.field("saves", saves, decimals: Decimals.seconds)
            json.field("route", route)
        }
    }

    /// The same route with new durations.
    package struct Update: MessagePayload {
        package var sequence: Int
        /// The route that this is about.
        package var revision: Int
        /// Seconds from where the vehicle is.
        package var durationRemaining: Double
        package var eta: Int64
        package var legs: [UpdatedLeg]

        package init(sequence: Int, revision: Int, durationRemaining: Double, eta: Int64, legs: [UpdatedLeg]) {
            self.sequence = sequence
            self.revision = revision
            self.durationRemaining = durationRemaining
            self.eta = eta
            self.legs = legs
        }

        func writeFields(to json: inout JSONWriter) {
            json.field("sequence", sequence)
            json.field("revision", revision)
            json.field("durationRemaining", durationRemaining, decimals: Decimals.seconds)
            json.field("eta", eta)
            json.field("legs", legs)
        }
    }

    package struct UpdatedLeg: Sendable, Equatable, Decodable, JSONWritable {
        /// Seconds.
        package var duration: Double
        /// Seconds of each step.
        package var steps: [Double]
        /// `duration`, `speed` and `congestion` of each segment; nil for a leg on which nothing has changed.
        package var annotation: RouteAnnotation?

        package init(duration: Double, steps: [Double], annotation: RouteAnnotation? = nil) {
            self.duration = duration
            self.steps = steps
            self.annotation = annotation
        }

        package func write(to writer: inout JSONWriter) {
            writer.object { json in
                json.field("duration", duration, decimals: Decimals.seconds)
                json.field("steps", steps, decimals: Decimals.seconds)
                json.field("annotation", annotation)
            }
        }
    }
}
