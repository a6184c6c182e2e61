import Foundation

/// The deliveries that wait, as a worker sees them. `Storage` keeps them in PostgreSQL.
///
/// A delivery is **due** from its due time on. Claiming it moves its due time to the end of the lease, so a claim
/// whose worker died falls due by itself. The claim is committed before the call returns; the worker
/// sends without a transaction open. Every later change is conditional on the claim's token.
/// `AttemptOutcome.verdict` says what recording does. Any number of workers may share an outbox.
package protocol Outbox: Sendable {
    /// Claims due deliveries of endpoints that aren't disabled, longest due first, within all limits of the request.
    ///
    /// Returns fewer than there are when others hold them at that moment; it never waits for their locks.
    func claim(_ request: ClaimRequest) async throws -> [Delivery]

    /// Stores an attempt's outcome and carries out its verdict, in one transaction.
    ///
    /// - Returns: false, and nothing is changed, when the token is no longer the delivery's: the lease ran out and
    ///   somebody else has claimed it, or it has ended.
    func record(_ outcome: AttemptOutcome, of delivery: Delivery) async throws -> Bool

    /// Gives claims back unused: each delivery is due at once, and no attempt is counted.
    ///
    /// Tokens that are no longer the delivery's are passed over.
    func release(_ deliveries: [Delivery]) async throws

    /// The earliest due time later than `now`, ends of leases included; nil when nothing waits.
    func nextDue(after now: Date) async throws -> Date?
}
