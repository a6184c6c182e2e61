import NIOCore
import NIOHTTP1

/// Ends an HTTP connection on which nothing comes: between two requests, or within one.
///
/// Stands behind `HTTPServerPipelineHandler`, so that one request at a time is here. However long its answer takes, that is
/// no idleness.
final class IdleTimeout: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    private let timeout: TimeAmount
    private var isAnswering = false
    private var lastActivity = NIODeadline.uptimeNanoseconds(0)
    private var check: Scheduled<Void>?

    init(_ timeout: TimeAmount) { self.timeout = timeout }

    func handlerAdded(context: ChannelHandlerContext) {
        lastActivity = context.eventLoop.now
        schedule(in: timeout, context)
    }

    func handlerRemoved(context: ChannelHandlerContext) { check?.cancel() }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        lastActivity = context.eventLoop.now
        if case .end = unwrapInboundIn(data) { isAnswering = true }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data) {
            isAnswering = false
            lastActivity = context.eventLoop.now
        }
        context.write(data, promise: promise)
    }

    /// One timer that looks from time to time, and none that is set anew with each request.
    private func schedule(in time: TimeAmount, _ context: ChannelHandlerContext) {
        check = context.eventLoop.assumeIsolated().scheduleTask(in: time) {
            let idle = self.isAnswering ? .zero : context.eventLoop.now - self.lastActivity
            if idle >= self.timeout {
                context.close(promise: nil)
            } else {
                self.schedule(in: self.timeout - idle, context)
            }
        }
    }
}
