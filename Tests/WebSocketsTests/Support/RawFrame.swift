import NIOCore

@testable import WebSockets

/// A frame written byte by byte from the RFC's drawing, right or wrong, independent of the code under test.
struct RawFrame {
    var flags: UInt8
    var payload: [UInt8]
    var key: [UInt8]? = [0x11, 0xA2, 0x3B, 0xC4]
    /// 7, 16 or 64 bits for the length; nil for the shortest that fits.
    var lengthBits: Int?
    /// What the length says, when not the truth.
    var claimedLength: UInt64?

    static func text(_ text: String, isFinal: Bool = true) -> RawFrame {
        RawFrame(flags: isFinal ? 0x81 : 0x01, payload: Array(text.utf8))
    }

    static func binary(_ payload: [UInt8], isFinal: Bool = true) -> RawFrame {
        RawFrame(flags: isFinal ? 0x82 : 0x02, payload: payload)
    }

    static func continuation(_ payload: [UInt8], isFinal: Bool) -> RawFrame {
        RawFrame(flags: isFinal ? 0x80 : 0x00, payload: payload)
    }

    static func ping(_ payload: [UInt8] = []) -> RawFrame {
        RawFrame(flags: 0x89, payload: payload)
    }

    static func pong(_ payload: [UInt8] = []) -> RawFrame {
        RawFrame(flags: 0x8A, payload: payload)
    }

    static func close(_ code: UInt16? = nil, _ reason: [UInt8] = []) -> RawFrame {
        RawFrame(flags: 0x88, payload: (code.map { [UInt8($0 >> 8), UInt8($0 & 0xFF)] } ?? []) + reason)
    }

    /// As a server sends it.
    var unmasked: RawFrame {
        var copy = self
        copy.key = nil
        return copy
    }

    var bytes: [UInt8] {
        let length = claimedLength ?? UInt64(payload.count)
        let bits = lengthBits ?? (length < 126 ? 7 : length < 65536 ? 16 : 64)
        let mask: UInt8 = key == nil ? 0 : 0x80
        var bytes = [flags]
        switch bits {
        case 7: bytes.append(mask | UInt8(length & 0x7F))
        case 16: bytes += [mask | 126] + (0..<2).reversed().map { UInt8(length >> (8 * UInt64($0)) & 0xFF) }
        default: bytes += [mask | 127] + (0..<8).reversed().map { UInt8(length >> (8 * UInt64($0)) & 0xFF) }
        }
        guard let key else { return bytes + payload }
        return bytes + key + payload.enumerated().map { $1 ^ key[$0 % 4] }
    }
}
