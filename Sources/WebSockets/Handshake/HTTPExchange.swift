import NIOHTTP1

/// Counts requests and answers on an HTTP connection, and sees to it that both sides know which is the last.
struct HTTPExchange {
    private var requests = 0
    private var answeredHeads = 0
    private var answers = 0
    private var last: Int?

    /// Whether every request has been answered in full.
    var isIdle: Bool { requests == answers }

    /// Notes a request. One that asks for an upgrade is passed on without the wish, and as the last.
    mutating func received(_ head: HTTPRequestHead) -> HTTPRequestHead {
        requests += 1
        guard head.headers.contains(name: "Upgrade"), head.headers.lists("upgrade", in: "connection") else {
            return head
        }
        last = requests
        var head = head
        head.headers.remove(name: "Upgrade")
        head.headers.replaceOrAdd(name: "Connection", value: "close")
        return head
    }

    /// Notes a part of an answer, and marks the last one as such.
    mutating func answered(_ part: HTTPServerResponsePart) -> HTTPServerResponsePart {
        switch part {
        case .head(var head):
            guard head.status.code >= 200 else { return part }
            answeredHeads += 1
            guard answeredHeads == last else { return part }
            head.headers.replaceOrAdd(name: "Connection", value: "close")
            return .head(head)
        case .body:
            return part
        case .end:
            answers = answeredHeads
            return part
        }
    }
}
