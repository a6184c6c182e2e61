#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The nonce of a handshake, and the answer that proves it was read (RFC 6455, section 4.2.2).
struct WebSocketKey: Equatable, Sendable {
    /// Sixteen bytes in base64, as they stand in `Sec-WebSocket-Key`.
    let value: String

    init?(_ header: String) {
        guard header.utf8.count == 24, let nonce = Data(base64Encoded: header), nonce.count == 16 else { return nil }
        self.value = header
    }

    /// A fresh key for a client.
    static func random() -> WebSocketKey {
        var generator = SystemRandomNumberGenerator()
        return WebSocketKey((0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
    }

    private init(_ nonce: [UInt8]) {
        self.value = Data(nonce).base64EncodedString()
    }

    /// What `Sec-WebSocket-Accept` must say.
    var accept: String {
        Data(SHA1.digest(of: Array((value + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").utf8))).base64EncodedString()
    }
}
