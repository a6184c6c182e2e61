import NIOCore
import NIOPosix

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Turns a host into addresses.
package struct HostResolver: Sendable {
    package var resolve: @Sendable (_ host: String) async throws(AttemptFailure) -> [IPAddress]

    package init(resolve: @escaping @Sendable (_ host: String) async throws(AttemptFailure) -> [IPAddress]) {
        self.resolve = resolve
    }

    /// The system's, on a thread that may block. Literals in odd forms (octal, hexadecimal, short) come out as what they
    /// would be dialled as.
    package static let system = HostResolver { host async throws(AttemptFailure) in
        do {
            return try await NIOThreadPool.singleton.runIfActive { try lookUp(host) }
        } catch let failure as AttemptFailure {
            throw failure
        } catch {
            throw AttemptFailure(.unresolved, "\(host) can't be resolved: \(error)")
        }
    }

    private static func lookUp(_ host: String) throws -> [IPAddress] {
        var hints = addrinfo()
        hints.ai_family = AF_UNSPEC
        #if canImport(Darwin)
            hints.ai_socktype = SOCK_STREAM
        #else
            hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        #endif
        var list: UnsafeMutablePointer<addrinfo>?
        let code = getaddrinfo(host, nil, &hints, &list)
        guard code == 0 else {
            throw AttemptFailure(.unresolved, "\(host) can't be resolved: \(String(cString: gai_strerror(code)))")
        }
        defer { freeaddrinfo(list) }
        var found: [IPAddress] = []
        var next = list
        while let entry = next {
            if let address = address(of: entry.pointee), !found.contains(address) { found.append(address) }
            next = entry.pointee.ai_next
        }
        return found
    }

    private static func address(of entry: addrinfo) -> IPAddress? {
        switch entry.ai_family {
        case AF_INET:
            return entry.ai_addr.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { IPAddress(SocketAddress($0.pointee)) }
        case AF_INET6:
            return entry.ai_addr.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) { IPAddress(SocketAddress($0.pointee)) }
        default: return nil
        }
    }
}
