/// What a side wants of permessage-deflate (RFC 7692): how much memory and time it is worth.
package struct CompressionPolicy: Equatable, Sendable {
    /// Whether either side may refer back to earlier messages. That makes small messages smaller, and costs up to 300 KiB for
    /// each connection; without it an idle connection holds nothing.
    package var keepsContext: Bool
    /// Messages below this go out as they are: deflate wins little on them.
    package var minimumBytes: Int
    /// The largest window of the messages sent, as a power of two; 9 to 15.
    package var windowBits: Int
    /// zlib's effort, 1 to 9. On JSON, 6 takes four times as long as 1 for a sixth fewer bytes.
    package var level: Int

    package init(keepsContext: Bool = false, minimumBytes: Int = 1024, windowBits: Int = 15, level: Int = 1) {
        self.keepsContext = keepsContext
        self.minimumBytes = max(minimumBytes, 1)
        self.windowBits = min(max(windowBits, 9), 15)
        self.level = min(max(level, 1), 9)
    }
}
