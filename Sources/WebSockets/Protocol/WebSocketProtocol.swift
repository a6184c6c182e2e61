import NIOCore

/// The rules of one connection, without a socket and without a clock (RFC 6455, sections 5 and 7).
///
/// Bytes, wishes and the time go in; what the owner must do comes out. The owner feeds bytes, then asks `next` until it
/// returns nil, carrying out each action before it asks again, so that a session may close in the middle of a batch.
struct WebSocketProtocol {
    /// What the owner must do.
    enum Action: Equatable, Sendable {
        /// Hand a message to the session.
        case deliver(WebSocketMessage)
        case sendPing
        /// Answer a ping. Only the latest need be answered when the peer reads slowly.
        case sendPong(ByteBuffer)
        /// Send the last frame of this side, then treat the transport as `then` says.
        case sendClose(ClosePayload, then: AfterClose)
        case closeTransport
    }

    /// What follows once a Close frame is on its way.
    enum AfterClose: Equatable, Sendable {
        /// The peer's Close frame or the end of the transport is awaited.
        case wait
        /// The transport closes as soon as the frame is written.
        case closeTransport
        /// The writing half closes; reading goes on, so that unread bytes do not reset the connection and with it the
        /// frame that says why.
        case closeOutput
    }

    private enum Phase: Equatable {
        /// Messages flow. Next: closing, ending, ended.
        case open
        /// Our Close frame is out, the peer's is awaited until the deadline. Next: ending, ended.
        case closing(ClosePayload, deadline: NIODeadline)
        /// All is said; what still arrives is dropped until the transport ends or the deadline comes. Next: ended.
        case ending(deadline: NIODeadline)
        /// The transport is closed or about to be.
        case ended
    }

    /// A frame of which the header was read and not yet all of the payload.
    private struct OpenFrame {
        var header: FrameHeader
        var received = 0
    }

    let role: WebSocketRole
    private let closeTimeout: TimeAmount
    private let drainTimeout: TimeAmount

    private var phase = Phase.open
    private var input = ByteBuffer()
    private var frame: OpenFrame?
    private var control = ByteBuffer()
    private var assembler: MessageAssembler
    private var messageTokens: TokenBucket?
    private var controlTokens: TokenBucket?
    private var keepAlive: KeepAlive
    private var drainDeadline: NIODeadline?

    /// How the connection ended, once that is certain; the transport may live a little longer.
    private(set) var closure: WebSocketClosure?

    init(
        role: WebSocketRole, configuration: WebSocketConfiguration, deflate: DeflateAgreement? = nil, now: NIODeadline
    ) {
        self.role = role
        self.closeTimeout = configuration.closeTimeout
        self.drainTimeout = configuration.drainTimeout
        self.assembler = MessageAssembler(
            maximumBytes: configuration.maximumMessageBytes, maximumFragments: configuration.maximumFragments,
            inflate: deflate?.inbound(role))
        self.messageTokens = configuration.messageRate.map { TokenBucket($0, now: now) }
        self.controlTokens = configuration.controlFrameRate.map { TokenBucket($0, now: now) }
        self.keepAlive = KeepAlive(
            interval: configuration.pingInterval, allowed: configuration.unansweredPings, now: now)
    }

    /// Whether messages may still be sent.
    var isOpen: Bool { phase == .open }

    /// When `timePassed` wants to be called next; nil when never again.
    var deadline: NIODeadline? {
        switch phase {
        case .open: drainDeadline.map { min($0, keepAlive.deadline) } ?? keepAlive.deadline
        case .closing(_, let deadline), .ending(let deadline): deadline
        case .ended: nil
        }
    }
}

// MARK: - What comes from the peer

extension WebSocketProtocol {
    /// Takes bytes off the transport; ask `next` until it returns nil.
    mutating func feed(_ bytes: ByteBuffer) {
        keepAlive.heardFromPeer()
        if input.readableBytes == 0 {
            input = bytes
        } else {
            input.writeImmutableBuffer(bytes)
        }
    }

    /// The next thing to do about the bytes fed so far; nil when more are needed.
    mutating func next(now: NIODeadline) -> Action? {
        do {
            while isReading {
                guard try openFrame(now: now), let ended = try readPayload() else { break }
                if let action = try end(ended, now: now) { return action }
            }
        } catch {
            return fail(error, now: now)
        }
        releaseInput()
        return nil
    }

    private var isReading: Bool {
        switch phase {
        case .open, .closing: true
        case .ending, .ended: false
        }
    }

    /// Lets go of the transport's buffer; at most the front of a header is kept.
    private mutating func releaseInput() {
        if !isReading || input.readableBytes == 0 {
            input = ByteBuffer()
        } else {
            input = ByteBuffer(bytes: input.readableBytesView)
        }
    }

    /// Makes sure that there is a frame to read the payload of; false when more bytes are needed for its header.
    private mutating func openFrame(now: NIODeadline) throws(ConnectionFailure) -> Bool {
        guard frame == nil else { return true }
        guard let header = try FrameHeader.read(from: &input) else { return false }
        switch role {
        case .server: guard header.maskingKey != nil else { throw .maskMissing }
        case .client: guard header.maskingKey == nil else { throw .maskNotAllowed }
        }
        if header.opcode.isControl {
            try admitControl(header, now: now)
        } else {
            try admitData(header, now: now)
        }
        frame = OpenFrame(header: header)
        return true
    }

    private mutating func admitControl(_ header: FrameHeader, now: NIODeadline) throws(ConnectionFailure) {
        guard header.reservedBits == 0 else { throw .reservedBits }
        guard header.isFinal else { throw .controlFrameFragmented }
        guard header.payloadLength <= 125 else { throw .controlFrameTooLong(header.payloadLength) }
        guard controlTokens?.take(now: now) ?? true else { throw .tooManyControlFrames }
        control.clear()
    }

    private mutating func admitData(_ header: FrameHeader, now: NIODeadline) throws(ConnectionFailure) {
        try assembler.begin(header)
        if header.opcode != .continuation {
            guard messageTokens?.take(now: now) ?? true else { throw .tooManyMessages }
        }
    }

    /// Moves what is there of a frame's payload; the header once all of it is.
    private mutating func readPayload() throws(ConnectionFailure) -> FrameHeader? {
        guard let open = frame else { return nil }
        let header = open.header
        let count = min(header.payloadLength - open.received, input.readableBytes)
        if header.opcode.isControl {
            control.moveBytes(count, from: &input, maskingKey: header.maskingKey, offset: open.received)
        } else {
            try assembler.append(count, from: &input, maskingKey: header.maskingKey, offset: open.received)
        }
        let received = open.received + count
        let isWhole = received == header.payloadLength
        frame = isWhole ? nil : OpenFrame(header: header, received: received)
        return isWhole ? header : nil
    }

    private mutating func end(_ header: FrameHeader, now: NIODeadline) throws(ConnectionFailure) -> Action? {
        switch header.opcode {
        case .text, .binary, .continuation:
            guard let message = try assembler.end(header), isOpen else { return nil }
            return .deliver(message)
        case .ping:
            return isOpen ? .sendPong(control) : nil
        case .pong:
            return nil
        case .close:
            return receivedClose(try ClosePayload(reading: control), now: now)
        }
    }

    private mutating func receivedClose(_ received: ClosePayload, now: NIODeadline) -> Action? {
        switch phase {
        case .open:
            closure = WebSocketClosure(origin: .peer, code: received.code, reason: received.reason, isClean: true)
            phase = .ending(deadline: now + closeTimeout)
            return .sendClose(ClosePayload(code: received.code), then: role == .server ? .closeTransport : .wait)
        case .closing(let sent, _):
            closure = WebSocketClosure(origin: .session, code: sent.code, reason: sent.reason, isClean: true)
            guard role == .server else {
                phase = .ending(deadline: now + closeTimeout)
                return nil
            }
            phase = .ended
            return .closeTransport
        case .ending, .ended:
            return nil
        }
    }
}

// MARK: - What comes from this side

extension WebSocketProtocol {
    /// Starts the close handshake; nil when the connection is already on its way out.
    mutating func close(_ payload: ClosePayload, now: NIODeadline) -> Action? {
        guard isOpen else { return nil }
        phase = .closing(payload, deadline: now + closeTimeout)
        return .sendClose(payload, then: .wait)
    }

    /// Gives the peer up, telling it why unless a Close frame is out already.
    mutating func fail(_ failure: ConnectionFailure, now: NIODeadline) -> Action? {
        guard isReading else { return nil }
        let wasOpen = isOpen
        closure = WebSocketClosure(
            origin: .failure(failure), code: failure.closeCode, reason: failure.reason, isClean: false)
        input = ByteBuffer()
        guard wasOpen else {
            phase = .ended
            return .closeTransport
        }
        phase = .ending(deadline: now + closeTimeout)
        return .sendClose(ClosePayload(code: failure.closeCode, reason: failure.reason), then: .closeOutput)
    }

    /// Starts the time in which the session says goodbye; false when it is running or over.
    mutating func drain(now: NIODeadline) -> Bool {
        guard isOpen, drainDeadline == nil else { return false }
        drainDeadline = now + drainTimeout
        return true
    }

    /// Does what is due; call when `deadline` has come.
    mutating func timePassed(now: NIODeadline) -> Action? {
        switch phase {
        case .open:
            if let drainDeadline, now >= drainDeadline {
                return close(ClosePayload(code: .goingAway, reason: "the server is restarting"), now: now)
            }
            switch keepAlive.timePassed(now: now) {
            case .ping: return .sendPing
            case .giveUp: return abandon()
            case nil: return nil
            }
        case .closing(_, let deadline), .ending(let deadline):
            return now >= deadline ? abandon() : nil
        case .ended:
            return nil
        }
    }

    /// The peer will send no more: its half of the transport, or all of it, is closed.
    mutating func transportEnded() -> Action? {
        guard phase != .ended else { return nil }
        return abandon()
    }

    private mutating func abandon() -> Action {
        if case .closing(let sent, _) = phase {
            closure = WebSocketClosure(origin: .session, code: sent.code, reason: sent.reason, isClean: false)
        }
        closure = closure ?? WebSocketClosure(origin: .network, code: .abnormal, reason: "", isClean: false)
        phase = .ended
        return .closeTransport
    }
}
