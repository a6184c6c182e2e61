/// Something to show on a step about the maneuver at its end, and from where on.
package struct BannerInstruction: Sendable, Equatable {
    /// Meters left to the end of the step when it is due.
    package var distanceAlongGeometry: Double
    package var primary: BannerText
    package var secondary: BannerText?
    /// The lanes before the maneuver, where it matters which one takes; else what follows it at once, if anything does.
    package var sub: BannerText?

    package init(
        distanceAlongGeometry: Double, primary: BannerText, secondary: BannerText? = nil, sub: BannerText? = nil
    ) {
        self.distanceAlongGeometry = distanceAlongGeometry
        self.primary = primary
        self.secondary = secondary
        self.sub = sub
    }
}

/// One line of a banner, with what its arrow shows.
package struct BannerText: Sendable, Equatable {
    package var text: String
    /// At least one. What they say is `text`, put together with spaces; lanes say nothing.
    package var components: [BannerComponent]
    package var type: ManeuverType?
    package var modifier: ManeuverModifier?
    /// Whole degrees of the roundabout between where one enters and where one leaves.
    package var degrees: Int?
    package var drivingSide: DrivingSide?

    package init(
        text: String, components: [BannerComponent], type: ManeuverType? = nil, modifier: ManeuverModifier? = nil,
        degrees: Int? = nil, drivingSide: DrivingSide? = nil
    ) {
        self.text = text
        self.components = components
        self.type = type
        self.modifier = modifier
        self.degrees = degrees
        self.drivingSide = drivingSide
    }
}

/// A piece of a banner's line that a client may draw in its own way.
package struct BannerComponent: Sendable, Equatable {
    /// Raw values are Mapbox's spelling.
    package enum Kind: String, Sendable, CaseIterable {
        case text
        case icon
        case delimiter
        case exit
        case exitNumber = "exit-number"
        case lane
    }

    package var kind: Kind
    package var text: String
    /// The text as it is written where there is little room, if it has such a form.
    package var abbreviation: String?
    /// Which component of its line to abbreviate first: that with 0. There are no gaps.
    package var abbreviationPriority: Int?
    /// Of the kind `lane`, which it is; `nil` for others.
    package var lane: Lane?

    package init(kind: Kind, text: String) {
        self.kind = kind
        self.text = text
    }

    package init(_ lane: Lane) {
        kind = .lane
        text = ""
        self.lane = lane
    }
}
