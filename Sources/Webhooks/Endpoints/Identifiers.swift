/// Names a message; travels as `webhook-id`, the same over all attempts, so that a receiver can drop repetitions.
package struct MessageID: PrefixedIdentifier {
    package static let prefix = "msg_"
    package let rawValue: String

    package init(unchecked rawValue: String) { self.rawValue = rawValue }
}

/// Names an endpoint.
package struct EndpointID: PrefixedIdentifier {
    package static let prefix = "ep_"
    package let rawValue: String

    package init(unchecked rawValue: String) { self.rawValue = rawValue }
}

/// Names one message on its way to one endpoint: the key of a row in the outbox.
package struct DeliveryID: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    package let rawValue: Int64

    package init(rawValue: Int64) { self.rawValue = rawValue }

    package var description: String { String(rawValue) }
}
