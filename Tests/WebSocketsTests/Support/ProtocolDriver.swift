import NIOCore

@testable import WebSockets

/// Feeds a `WebSocketProtocol` and keeps what it asked for.
struct ProtocolDriver {
    var machine: WebSocketProtocol
    var now = NIODeadline.uptimeNanoseconds(1_000_000_000)

    init(
        role: WebSocketRole = .server, deflate: DeflateAgreement? = nil,
        _ change: (inout WebSocketConfiguration) -> Void = { _ in }
    ) {
        var configuration = WebSocketConfiguration()
        change(&configuration)
        self.machine = WebSocketProtocol(role: role, configuration: configuration, deflate: deflate, now: now)
    }

    mutating func feed(_ bytes: [UInt8]) -> [WebSocketProtocol.Action] {
        machine.feed(ByteBuffer(bytes: bytes))
        var actions: [WebSocketProtocol.Action] = []
        while let action = machine.next(now: now) {
            actions.append(action)
        }
        return actions
    }

    mutating func feed(_ frames: RawFrame...) -> [WebSocketProtocol.Action] {
        feed(frames.flatMap(\.bytes))
    }

    /// Lets time pass and does what is due then.
    mutating func wait(_ amount: TimeAmount) -> WebSocketProtocol.Action? {
        now = now + amount
        return machine.timePassed(now: now)
    }

    /// The failure that ended the connection.
    var failure: ConnectionFailure? {
        guard case .failure(let failure) = machine.closure?.origin else { return nil }
        return failure
    }
}

extension WebSocketProtocol.Action {
    static func text(_ text: String) -> WebSocketProtocol.Action {
        .deliver(.text(ByteBuffer(string: text)))
    }

    static func binary(_ bytes: [UInt8]) -> WebSocketProtocol.Action {
        .deliver(.binary(ByteBuffer(bytes: bytes)))
    }
}
