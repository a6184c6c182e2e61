import Guidance
import Protocol
import Routing

// Directions in the shape of OSRM's and Mapbox's route object: field by field, nothing decided here.

extension RouteObject {
    init(_ directions: RouteDirections, _ options: RouteOptions = .trip) {
        self.init(
            distance: directions.distance, duration: directions.duration, weight: directions.duration,
            geometry: directions.overview(options.overview).map { Geometry($0[...], options.geometries) },
            legs: directions.legs.map { RouteLeg($0, options) },
            voiceLocale: options.voiceInstructions ? directions.language : nil)
    }
}

extension Geometry {
    init(_ coordinates: ArraySlice<Coordinate>, _ format: RouteOptions.GeometryFormat) {
        switch format {
        case .polyline: self = .polyline(Polyline.encode(coordinates, precision: 5))
        case .polyline6: self = .polyline(Polyline.encode(coordinates, precision: 6))
        case .geojson: self = .lineString(coordinates.map { Location($0) })
        }
    }
}

extension RouteLeg {
    init(_ leg: LegDirections, _ options: RouteOptions) {
        self.init(
            distance: leg.distance, duration: leg.duration, weight: leg.duration,
            summary: options.steps ? leg.summary : "",
            steps: options.steps ? leg.steps.map { RouteStep($0, of: leg, options) } : [],
            annotation: options.annotations.isEmpty ? nil : RouteAnnotation(leg, options.annotations))
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
    init(_ step: Step, of leg: LegDirections, _ options: RouteOptions) {
        self.init(
            distance: step.distance, duration: step.duration, weight: step.duration, name: step.name, ref: step.ref,
            destinations: step.destinations, exits: step.exits, mode: step.mode.rawValue,
            drivingSide: step.drivingSide.rawValue,
            geometry: Geometry(leg.coordinates(of: step), options.geometries),
            maneuver: Protocol.Maneuver(step.maneuver),
            intersections: step.intersections.map { Protocol.Intersection($0) },
            voiceInstructions: options.voiceInstructions ? step.voice.map { Protocol.VoiceInstruction($0) } : nil,
            bannerInstructions: options.bannerInstructions ? step.banners.map { Protocol.BannerInstruction($0) } : nil,
            pronunciation: step.pronunciation, rotaryName: step.rotaryName,
            rotaryPronunciation: step.rotaryPronunciation, junctionName: step.junctionName)
    }
}

extension Protocol.Maneuver {
    init(_ maneuver: Guidance.Maneuver) {
        self.init(
            type: maneuver.type.rawValue, modifier: maneuver.modifier?.rawValue, bearingBefore: maneuver.bearingBefore,
            bearingAfter: maneuver.bearingAfter, location: Location(maneuver.location), exit: maneuver.exit,
            instruction: maneuver.instruction.isEmpty ? nil : maneuver.instruction)
    }
}

extension Protocol.Intersection {
    init(_ intersection: Guidance.Intersection) {
        self.init(
            location: Location(intersection.location), bearings: intersection.bearings, entry: intersection.entry,
            incoming: intersection.incoming, outgoing: intersection.outgoing,
            lanes: intersection.lanes.isEmpty ? nil : intersection.lanes.map { Protocol.Lane($0) },
            classes: intersection.classes.isEmpty ? nil : intersection.classes)
    }
}

extension Protocol.Lane {
    init(_ lane: Guidance.Lane) {
        self.init(
            valid: lane.isValid, active: lane.isActive, validIndication: lane.validIndication?.rawValue,
            indications: lane.indications.map(\.rawValue))
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
            components: text.components.map { Protocol.BannerComponent($0) },
            type: text.type?.rawValue, modifier: text.modifier?.rawValue, degrees: text.degrees,
            drivingSide: text.drivingSide?.rawValue)
    }
}

extension Protocol.BannerComponent {
    init(_ component: Guidance.BannerComponent) {
        let lane = component.lane
        self.init(
            type: component.kind.rawValue, text: component.text, abbreviation: component.abbreviation,
            abbreviationPriority: component.abbreviationPriority, directions: lane?.indications.map(\.rawValue),
            active: lane?.isActive, activeDirection: lane.flatMap { $0.isActive ? $0.validIndication?.rawValue : nil })
    }
}

extension Location {
    init(_ coordinate: Coordinate) { self.init(longitude: coordinate.longitude, latitude: coordinate.latitude) }
}
