import Protocol
import Routing
import Trips

// What a client asks for, as the plan of a trip.

extension TripPlan {
    init(_ request: TripRequest) {
        self.init(
            stops: (request.waypoints + [request.destination]).map { Stop($0) },
            origin: request.origin.map { Coordinate($0) }, mode: TravelMode(request.profile),
            progressInterval: request.progressInterval ?? 1, announcesVoice: request.voice,
            announcesBanners: request.banners)
    }
}

extension Stop {
    init(_ place: Place) {
        self.init(coordinate: Coordinate(place), name: place.name, radius: place.radius)
    }
}

extension Coordinate {
    init(_ place: Place) { self.init(latitude: place.latitude, longitude: place.longitude) }
}

extension TravelMode {
    init(_ profile: TravelProfile) {
        switch profile {
        case .car: self = .car
        case .bicycle: self = .bicycle
        case .foot: self = .foot
        }
    }
}

extension Fix {
    init(_ position: Position) {
        self.init(
            coordinate: Coordinate(latitude: position.latitude, longitude: position.longitude),
            timestamp: Instant(milliseconds: position.timestamp), accuracy: position.accuracy,
            heading: position.heading, speed: position.speed)
    }
}

extension Position {
    init(_ fix: Fix) {
        self.init(
            latitude: fix.coordinate.latitude, longitude: fix.coordinate.longitude,
            timestamp: fix.timestamp.milliseconds, accuracy: fix.accuracy, heading: fix.heading, speed: fix.speed)
    }
}
