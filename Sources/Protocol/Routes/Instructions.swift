/// What to say, and when.
package struct VoiceInstruction: Sendable, Equatable, Decodable, JSONWritable {
    /// Meters left to the maneuver at the step's end when it is due.
    package var distanceAlongGeometry: Double
    package var announcement: String
    /// The same as a `<speak>` document.
    package var ssmlAnnouncement: String

    package init(distanceAlongGeometry: Double, announcement: String, ssmlAnnouncement: String) {
        self.distanceAlongGeometry = distanceAlongGeometry
        self.announcement = announcement
        self.ssmlAnnouncement = ssmlAnnouncement
    }

    package func write(to writer: inout JSONWriter) {
        writer.object { json in
            json.field("distanceAlongGeometry", distanceAlongGeometry, decimals: Decimals.meters)
            json.field("announcement", announcement)
            json.field("ssmlAnnouncement", ssmlAnnouncement)
        }
    }
}

/// What to show, and from when on.
package struct BannerInstruction: Sendable, Equatable, Decodable, JSONWritable {
    /// Meters left to the maneuver at the step's end when it is due.
    package var distanceAlongGeometry: Double
    package var primary: BannerText
    package var secondary: BannerText?
    /// Lanes, or the maneuver after the next.
    package var sub: BannerText?

    package init(
        distanceAlongGeometry: Double, primary: BannerText, secondary: BannerText? = nil, sub: BannerText? = nil
    ) {
        self.distanceAlongGeometry = distanceAlongGeometry
        self.primary = primary
        self.secondary = secondary
        self.sub = sub
    }

    package func write(to writer: inout JSONWriter) {
        writer.object { json in
            json.field("distanceAlongGeometry", distanceAlongGeometry, decimals: Decimals.meters)
            json.field("primary", primary)
            json.field("secondary", secondary)
            json.field("sub", sub)
        }
    }
}

/// One line of a banner.
package struct BannerText: Sendable, Equatable, Decodable {
    package var text: String
    package var components: [BannerComponent]
    /// The maneuver's type and modifier, for its arrow.
    package var type: String?
    package var modifier: String?
    /// Whole degrees of the roundabout between entry and exit.
    package var degrees: Int?
    /// `left` or `right`.
    package var drivingSide: String?

    package init(
        text: String, components: [BannerComponent], type: String? = nil, modifier: String? = nil, degrees: Int? = nil,
        drivingSide: String? = nil
    ) {
        self.text = text
        self.components = components
        self.type = type
        self.modifier = modifier
        self.degrees = degrees
        self.drivingSide = drivingSide
    }

    private enum CodingKeys: String, CodingKey {
        case text, components, type, modifier, degrees
        case drivingSide = "driving_side"
    }
}

extension BannerText: JSONWritable {
    package func write(to writer: inout JSONWriter) {
        writer.object { json in
            json.field("text", text)
            json.field("components", components)
            json.field("type", type)
            json.field("modifier", modifier)
            json.field("degrees", degrees)
            json.field("driving_side", drivingSide)
        }
    }
}

/// A piece of a banner's line that a client may draw in its own way.
package struct BannerComponent: Sendable, Equatable, Decodable {
    /// `text`, `icon`, `delimiter`, `exit`, `exit-number` or `lane`.
    package var type: String
    package var text: String
    package var abbreviation: String?
    /// Which component to abbreviate first: the lowest.
    package var abbreviationPriority: Int?
    /// A lane's arrows.
    package var directions: [String]?
    /// Whether the lane is one to choose.
    package var active: Bool?
    /// Which of the lane's arrows the route follows.
    package var activeDirection: String?

    package init(
        type: String, text: String, abbreviation: String? = nil, abbreviationPriority: Int? = nil,
        directions: [String]? = nil, active: Bool? = nil, activeDirection: String? = nil
    ) {
        self.type = type
        self.text = text
        self.abbreviation = abbreviation
        self.abbreviationPriority = abbreviationPriority
        self.directions = directions
        self.active = active
        self.activeDirection = activeDirection
    }

    private enum CodingKeys: String, CodingKey {
        case type, text, directions, active
        case abbreviation = "abbr"
        case abbreviationPriority = "abbr_priority"
        case activeDirection = "active_direction"
    }
}

extension BannerComponent: JSONWritable {
    package func write(to writer: inout JSONWriter) {
        writer.object { json in
            json.field("type", type)
            json.field("text", text)
            json.field("abbr", abbreviation)
            json.field("abbr_priority", abbreviationPriority)
            json.field("directions", directions)
            json.field("active", active)
            json.field("active_direction", activeDirection)
        }
    }
}
