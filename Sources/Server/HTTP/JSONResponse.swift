import HTTPTypes
import Hummingbird
import NIOCore
import Protocol

// JSON answers, written by the protocol's own writer.
extension Response {
    init(_ body: some JSONWritable, status: HTTPResponse.Status = .ok) {
        self.init(
            status: status, headers: [.contentType: "application/json; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: body.encoded())))
    }

    init(_ error: ProtocolError) {
        self.init(ErrorBody(error), status: .init(code: error.code.definition.httpStatus))
        if error.code == .unauthorized { headers[.wwwAuthenticate] = "Bearer" }
    }
}
