import NIOCore
import NIOHTTP1

/// An HTTP answer instead of an upgrade. The connection closes after it.
package struct WebSocketRefusal: Error, Equatable, Sendable {
    package var status: HTTPResponseStatus
    package var headers: HTTPHeaders
    package var body: ByteBuffer

    package init(status: HTTPResponseStatus, headers: HTTPHeaders = [:], body: ByteBuffer = ByteBuffer()) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// A refusal that says why in plain text.
    package init(status: HTTPResponseStatus, headers: HTTPHeaders = [:], message: String) {
        self.init(status: status, headers: headers, body: ByteBuffer(string: message + "\n"))
        self.headers.replaceOrAdd(name: "Content-Type", value: "text/plain; charset=utf-8")
    }

    var responseHead: HTTPResponseHead {
        var headers = headers
        headers.replaceOrAdd(name: "Content-Length", value: String(body.readableBytes))
        headers.replaceOrAdd(name: "Connection", value: "close")
        return HTTPResponseHead(version: .http1_1, status: status, headers: headers)
    }
}
