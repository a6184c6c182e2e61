import Logging
import PostgreSQL
import Protocol
import Storage

// What goes wrong with the database, by the codes of the protocol. What a client can't help is logged here, once.

extension ProtocolError {
    init(opening error: any Error, messageType: String?, logger: Logger) {
        switch error {
        case var error as ProtocolError:
            error.messageType = messageType
            self = error
        case TripStoreError.notFound: self.init(.tripNotFound, messageType: messageType)
        case TripStoreError.superseded: self.init(.superseded, messageType: messageType)
        case TripStoreError.referenceConflict: self.init(.referenceConflict, messageType: messageType)
        case TripStoreError.unstorable(_, let reason):
            self.init(.invalidField, "The database can't keep this: \(reason).", messageType: messageType)
        case let error as PostgreSQLError where error.isOutage:
            logger.warning("The database can't be reached", metadata: ["error": "\(error)"])
            self.init(.storageUnavailable, messageType: messageType)
        default:
            logger.error("A request failed", metadata: ["error": "\(error)"])
            self.init(.internal, messageType: messageType)
        }
    }
}

extension PostgreSQLError {
    /// Whether the database is away or too busy, rather than of another opinion.
    var isOutage: Bool { isDisconnection || code == .poolExhausted || code == .timedOut || code == .closed }
}
