import Foundation
import Trips

extension Instant {
    /// The server's clock.
    package static var now: Instant { Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded())) }
}
