import Guidance
import Protocol
import Routing

// Directions in the shape of OSRM's and Mapbox's route object: field by field, nothing decided here.

extension RouteObject {
    init(_ directions: RouteDirections) {
        self.init(
            distance: directions.distance, duration: directions.duration, weight: directions.duration,
            geometry: Polyline.encode(directions.coordinates), legs: directions.legs.map { RouteLeg($0) },
            voiceLocale: directions.language)
    }
}

extension RouteDirections {
    /// The whole route's line; where two legs meet, their stop stands once.
    var coordinates: [Coordinate] {
        legs.enumerated().flatMap {
            $0.offset == 0 ? $0.element.line.coordinates[...] : $0.element.line.coordinates.dropFirst()
        }
    }
}

extension RouteLeg {
    init(_ leg: LegDirections) {
        self.init(
            distance: leg.distance, duration: leg.duration, weight: leg.duration, summary: leg.summary,
            steps: leg.steps.map { RouteStep($0, of: leg) }, annotation: RouteAnnotation(leg.segments))
    }
}

extension RouteAnnotation {
    init(_ segments: [LegSegment]) {
        self.init(
            distance: segments.map(\.distance), duration: segments.map(\.duration), speed: segments.map(\.speed),
            maxspeed: segments.map { MaxSpeed($0.speedLimit) })
    }
}

extension MaxSpeed {
    init(_ limit: SpeedLimit) {
        switch limit {
        case .kilometersPerHour(let speed): self = .limit(speed: speed, unit: "km/h")
        case .none: self = .none
        case .unknown: self = .unknown
        }
    }
}

extension RouteStep {
    init(_ step: Step, of leg: LegDirections) {
        self.init(
            distance: step.distance, duration: step.duration, weight: step.duration, name: step.name, ref: step.ref,
            destinations: step.destinations, mode: step.mode.rawValue, drivingSide: step.drivingSide.rawValue,
            geometry: Polyline.encode(leg.coordinates(of: step)), maneuver: Protocol.Maneuver(step.maneuver),
            intersections: step.intersections.map { Protocol.Intersection($0) },
            voiceInstructions: step.voice.map { Protocol.VoiceInstruction($0) },
            bannerInstructions: step.banners.map { Protocol.BannerInstruction($0) })
    }
}

extension Protocol.Maneuver {
    init(_ maneuver: Guidance.Maneuver) {
        self.init(
            type: maneuver.type.rawValue, modifier: maneuver.modifier?.rawValue, bearingBefore: maneuver.bearingBefore,
            bearingAfter: maneuver.bearingAfter, location: Location(maneuver.location), exit: maneuver.exit,
            instruction: maneuver.instruction)
    }
}

extension Protocol.Intersection {
    init(_ intersection: Guidance.Intersection) {
        self.init(
            location: Location(intersection.location), bearings: intersection.bearings, entry: intersection.entry,
            incoming: intersection.incoming, outgoing: intersection.outgoing,
            classes: intersection.classes.isEmpty ? nil : intersection.classes)
    }
}

extension Protocol.VoiceInstruction {
    init(_ voice: Guidance.VoiceInstruction) {
        self.init(
            distanceAlongGeometry: voice.distanceAlongGeometry, announcement: voice.announcement,
            ssmlAnnouncement: voice.ssml)
    }
}

extension Protocol.BannerInstruction {
    init(_ banner: Guidance.BannerInstruction) {
        self.init(
            distanceAlongGeometry: banner.distanceAlongGeometry, primary: Protocol.BannerText(banner.primary),
            secondary: banner.secondary.map { Protocol.BannerText($0) }, sub: banner.sub.map { Protocol.BannerText($0) }
        )
    }
}

extension Protocol.BannerText {
    init(_ text: Guidance.BannerText) {
        self.init(
            text: text.text,
            components: text.components.map { Protocol.BannerComponent(type: $0.kind.rawValue, text: $0.text) },
            type: text.type?.rawValue, modifier: text.modifier?.rawValue, degrees: text.degrees,
            drivingSide: text.drivingSide?.rawValue)
    }
}

extension Location {
    init(_ coordinate: Coordinate) { self.init(longitude: coordinate.longitude, latitude: coordinate.latitude) }
}
