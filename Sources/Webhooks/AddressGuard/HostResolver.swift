import Foundation
import NIOCore
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Finds the addresses of a host: all of them, in the order in which they are to be tried.
package struct HostResolver: Sendable {
    package var resolve: @Sendable (_ host: String) async throws -> [IPAddress]

    package init(resolve: @escaping @Sendable (_ host: String) async throws -> [IPAddress]) {
        self.resolve = resolve
    }

    /// Asks the operating system (`getaddrinfo`), and so the hosts file and whatever else this machine is set up to ask.
    /// IPv4 addresses in odd forms (octal, hexadecimal, shortened) come out as what would be dialled.
    ///
    /// The call blocks, in bad cases for longer than an attempt may take, so each runs on a thread of its own that can be
    /// left behind: no dead name server can use up a pool that the others need.
    package static let system = HostResolver { host in
        let answer = OnceAnswer<[IPAddress]>()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                answer.deliver(to: continuation)
                Thread.detachNewThread { answer.resolve(with: Result { try blockingAddresses(of: host) }) }
            }
        } onCancel: {
            answer.resolve(with: .failure(CancellationError()))
        }
    }
}

/// Resumes a continuation with whichever answer comes first.
private final class OnceAnswer<Value: Sendable>: Sendable {
    private enum State {
        case empty
        case awaited(CheckedContinuation<Value, any Error>)
        case early(Result<Value, any Error>)
        case done
    }

    private let state = Mutex(State.empty)

    func deliver(to continuation: CheckedContinuation<Value, any Error>) {
        let early: Result<Value, any Error>? = state.withLock { state in
            guard case .early(let result) = state else {
                state = .awaited(continuation)
                return nil
            }
            state = .done
            return result
        }
        if let early { continuation.resume(with: early) }
    }

    func resolve(with result: Result<Value, any Error>) {
        let continuation: CheckedContinuation<Value, any Error>? = state.withLock { state in
            switch state {
            case .empty:
                state = .early(result)
                return nil
            case .awaited(let continuation):
                state = .done
                return continuation
            case .early, .done: return nil
            }
        }
        continuation?.resume(with: result)
    }
}

private func blockingAddresses(of host: String) throws -> [IPAddress] {
    var hints = addrinfo()
    hints.ai_family = AF_UNSPEC
    #if canImport(Glibc)
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    #else
        hints.ai_socktype = SOCK_STREAM
    #endif
    var list: UnsafeMutablePointer<addrinfo>?
    let status = getaddrinfo(host, nil, &hints, &list)
    defer { if let list { freeaddrinfo(list) } }
    guard status == 0 else {
        throw AttemptFailure(
            .unresolved, "The host \(host) can't be resolved: \(String(cString: gai_strerror(status))).")
    }
    var addresses: [IPAddress] = []
    var next = list
    while let entry = next?.pointee {
        if let address = address(in: entry), !addresses.contains(address) { addresses.append(address) }
        next = entry.ai_next
    }
    return addresses
}

private func address(in entry: addrinfo) -> IPAddress? {
    guard let raw = UnsafeRawPointer(entry.ai_addr) else { return nil }
    switch entry.ai_family {
    case AF_INET: return IPAddress(SocketAddress(raw.load(as: sockaddr_in.self), host: ""))
    case AF_INET6: return IPAddress(SocketAddress(raw.load(as: sockaddr_in6.self), host: ""))
    default: return nil
    }
}
