/// How heavy traffic is; raw values are Mapbox's.
package enum Congestion: String, Sendable, CaseIterable {
    /// Nothing is reported.
    case unknown
    case low
    case moderate
    case heavy
    case severe

    /// - Parameter flow: how fast it is driven, as a share of how fast it usually is.
    package init(flow: Double?) {
        switch flow {
        case nil: self = .unknown
        case let flow? where flow >= 0.75: self = .low
        case let flow? where flow >= 0.5: self = .moderate
        case let flow? where flow >= 0.25: self = .heavy
        case _?: self = .severe
        }
    }
}
