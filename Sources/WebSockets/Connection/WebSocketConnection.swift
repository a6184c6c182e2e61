import NIOCore

/// One WebSocket, either end of it, as the last handler of its channel.
///
/// It belongs to its event loop: a session calls it directly from its own callbacks; others go through `handle`.
/// The rules are `WebSocketProtocol`'s; this class only carries bytes, timers and messages between it, the channel and
/// the session.
package final class WebSocketConnection: ChannelInboundHandler, RemovableChannelHandler {
    package typealias InboundIn = ByteBuffer
    package typealias OutboundOut = ByteBuffer

    /// Payloads above this go out behind their header without being copied.
    private static let copiedPayloadBytes = 16 * 1024

    package let channel: any Channel
    /// What the handshake agreed on.
    package let subprotocol: String?
    private let configuration: WebSocketConfiguration

    private var machine: WebSocketProtocol
    private var deflater: MessageDeflater?
    private var session: (any WebSocketSession)?
    private var context: ChannelHandlerContext?
    private var timer: (deadline: NIODeadline, callback: NIOScheduledCallback)?
    private var isInReadLoop = false
    private var hasUnflushedWrites = false
    private var deferredPong: ByteBuffer?

    package init(
        channel: any Channel, role: WebSocketRole, subprotocol: String?, deflate: DeflateAgreement? = nil,
        configuration: WebSocketConfiguration, session: any WebSocketSession
    ) {
        self.channel = channel
        self.subprotocol = subprotocol
        self.configuration = configuration
        self.session = session
        self.machine = WebSocketProtocol(
            role: role, configuration: configuration, deflate: deflate, now: channel.eventLoop.now)
        self.deflater = deflate.map {
            MessageDeflater($0.outbound(role), policy: configuration.compression ?? CompressionPolicy())
        }
    }

    package var eventLoop: any EventLoop { channel.eventLoop }

    /// The connection for other threads.
    package var handle: WebSocketHandle { WebSocketHandle(self) }

    /// Whether messages may still be sent; false from the first Close frame of either side.
    package var isOpen: Bool { machine.isOpen }

    /// Whether fewer bytes wait to be read by the peer than the high-water mark.
    package var isWritable: Bool { channel.isWritable }

    /// Bytes written and not yet taken by the network.
    package var bufferedBytes: Int {
        (try? channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
    }
}

// MARK: - What the session does

extension WebSocketConnection {
    /// Sends a whole message in one frame; dropped when the connection is no longer open.
    package func send(_ message: WebSocketMessage) {
        guard machine.isOpen, let context else { return }
        if let compressed = deflater?.deflate(message.bytes) {
            write(message.opcode, reservedBits: FrameHeader.compressed, payload: compressed, context: context)
        } else {
            write(message.opcode, payload: message.bytes, context: context)
        }
        flush(context)
        if !channel.isWritable {
            giveUpIfStalled()
        }
    }

    private func giveUpIfStalled() {
        let bufferedBytes = bufferedBytes
        guard bufferedBytes > configuration.maximumOutboundBytes else { return }
        perform(machine.fail(.readsTooSlowly(bufferedBytes: bufferedBytes), now: eventLoop.now))
    }

    /// Sends text, which must be UTF-8.
    package func send(text: ByteBuffer) {
        send(.text(text))
    }

    /// Sends text, which must be UTF-8.
    package func send(text: some Collection<UInt8>) {
        send(.text(ByteBuffer(bytes: text)))
    }

    package func send(binary: ByteBuffer) {
        send(.binary(binary))
    }

    /// Starts the close handshake. A code that may not be sent goes out as an empty Close frame; a reason over 123
    /// bytes is cut.
    package func close(code: WebSocketCloseCode = .normal, reason: String = "") {
        perform(machine.close(ClosePayload(code: code, reason: reason), now: eventLoop.now))
    }
}

// MARK: - What the channel reports

extension WebSocketConnection {
    package func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        let high = configuration.outboundHighWaterMark
        try? context.channel.syncOptions?.setOption(
            .writeBufferWaterMark, value: .init(low: high / 2, high: high))
        if context.channel.isActive {
            opened()
        }
    }

    package func channelActive(context: ChannelHandlerContext) {
        opened()
    }

    private func opened() {
        scheduleTimer()
        session?.connectionOpened(self)
    }

    package func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        isInReadLoop = true
        machine.feed(unwrapInboundIn(data))
        while let action = machine.next(now: eventLoop.now) {
            perform(action)
        }
    }

    package func channelReadComplete(context: ChannelHandlerContext) {
        isInReadLoop = false
        flush(context)
    }

    package func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable, let pong = deferredPong {
            deferredPong = nil
            perform(.sendPong(pong))
        }
        session?.writabilityChanged(isWritable: context.channel.isWritable)
    }

    package func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case is ChannelShouldQuiesceEvent: drain()
        case ChannelEvent.inputClosed: perform(machine.transportEnded())
        default: context.fireUserInboundEventTriggered(event)
        }
    }

    package func errorCaught(context: ChannelHandlerContext, error: any Error) {
        perform(machine.transportEnded())
    }

    package func channelInactive(context: ChannelHandlerContext) {
        perform(machine.transportEnded())
        context.fireChannelInactive()
    }

    package func handlerRemoved(context: ChannelHandlerContext) {
        perform(machine.transportEnded())
        self.context = nil
    }

    private func drain() {
        guard machine.drain(now: eventLoop.now) else { return }
        scheduleTimer()
        session?.connectionDraining()
    }
}

// MARK: - What the rules ask for

extension WebSocketConnection {
    private func perform(_ action: WebSocketProtocol.Action?) {
        if let action, let context {
            carryOut(action, context: context)
        }
        scheduleTimer()
        tellEnd()
    }

    private func carryOut(_ action: WebSocketProtocol.Action, context: ChannelHandlerContext) {
        switch action {
        case .deliver(let message):
            session?.received(message)
        case .sendPing:
            write(.ping, payload: ByteBuffer(), context: context)
            flush(context)
        case .sendPong(let payload):
            guard context.channel.isWritable else { return deferredPong = payload }
            write(.pong, payload: payload, context: context)
            flush(context)
        case .sendClose(let payload, let after):
            sendClose(payload, then: after, context: context)
        case .closeTransport:
            context.close(promise: nil)
        }
    }

    private func sendClose(
        _ payload: ClosePayload, then after: WebSocketProtocol.AfterClose, context: ChannelHandlerContext
    ) {
        var frame = context.channel.allocator.buffer(capacity: 0)
        frame.writeFrame(.close, payload: payload.bytes, maskingKey: nextMaskingKey)
        let written = context.eventLoop.makePromise(of: Void.self)
        context.writeAndFlush(wrapOutboundOut(frame), promise: written)
        hasUnflushedWrites = false
        written.futureResult.assumeIsolated().whenComplete { _ in
            switch after {
            case .wait: break
            case .closeTransport: context.close(promise: nil)
            case .closeOutput: context.close(mode: .output, promise: nil)
            }
        }
    }

    private func write(
        _ opcode: Opcode, reservedBits: UInt8 = 0, payload: ByteBuffer, context: ChannelHandlerContext
    ) {
        hasUnflushedWrites = true
        let count = payload.readableBytes
        guard machine.role == .server, count > Self.copiedPayloadBytes else {
            var frame = context.channel.allocator.buffer(capacity: FrameHeader.maximumLength + count)
            frame.writeFrame(opcode, reservedBits: reservedBits, payload: payload, maskingKey: nextMaskingKey)
            return context.write(wrapOutboundOut(frame), promise: nil)
        }
        var header = context.channel.allocator.buffer(capacity: FrameHeader.maximumLength)
        FrameHeader(reservedBits: reservedBits, opcode: opcode, payloadLength: count).write(into: &header)
        context.write(wrapOutboundOut(header), promise: nil)
        context.write(wrapOutboundOut(payload), promise: nil)
    }

    private var nextMaskingKey: MaskingKey? {
        machine.role == .client ? .random() : nil
    }

    /// Flushes now, or once for all that one batch of reads caused.
    private func flush(_ context: ChannelHandlerContext) {
        guard hasUnflushedWrites, !isInReadLoop else { return }
        hasUnflushedWrites = false
        context.flush()
    }

    private func tellEnd() {
        guard let closure = machine.closure, let session else { return }
        self.session = nil
        session.connectionClosed(closure)
    }
}

// MARK: - Time

extension WebSocketConnection: NIOScheduledCallbackHandler {
    /// Keeps one timer for the machine's deadline. One that fires early finds nothing due and is set again.
    private func scheduleTimer() {
        guard let deadline = machine.deadline else {
            timer?.callback.cancel()
            timer = nil
            return
        }
        if let timer, timer.deadline <= deadline { return }
        timer?.callback.cancel()
        timer = (try? eventLoop.assumeIsolated().scheduleCallback(at: deadline, handler: self)).map {
            (deadline, $0)
        }
    }

    package func handleScheduledCallback(eventLoop: some EventLoop) {
        timer = nil
        perform(machine.timePassed(now: eventLoop.now))
    }

    package func didCancelScheduledCallback(eventLoop: some EventLoop) {}
}
