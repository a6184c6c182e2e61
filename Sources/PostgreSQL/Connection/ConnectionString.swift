import CLibPQ
import Foundation

/// A libpq connection string, taken apart: a `postgresql://` URI or `keyword=value` pairs, with several hosts, TLS and
/// whatever else libpq knows (PostgreSQL's documentation, "Connection Strings").
package struct ConnectionString: Sendable {
    private(set) var keywords: [String: String]

    /// Takes the string apart.
    ///
    /// - Throws: `PostgreSQLError` with `.misuse`, whose message does not repeat the string: it may hold a password.
    package init(_ string: String) throws(PostgreSQLError) {
        var message: UnsafeMutablePointer<CChar>?
        guard let options = PQconninfoParse(string, &message) else {
            defer { PQfreemem(message) }
            throw PostgreSQLError(.misuse, Self.complaint(message, about: string))
        }
        defer { PQconninfoFree(options) }
        keywords = Self.given(options)
    }

    /// The same server and user, another database.
    package func replacing(database: String) -> ConnectionString {
        var copy = self
        copy.keywords["dbname"] = database
        return copy
    }

    /// The keyword form, for whoever wants a string again; it holds the password.
    package var text: String {
        keywords.sorted { $0.key < $1.key }.map { "\($0.key)='\(Self.escaped($0.value))'" }.joined(separator: " ")
    }

    /// Where it leads, without user and password: for messages and logs.
    package var address: String {
        let host = keywords["host"] ?? keywords["hostaddr"] ?? setting("PGHOST") ?? "the local socket"
        let port = keywords["port"] ?? setting("PGPORT") ?? "5432"
        let database = keywords["dbname"] ?? setting("PGDATABASE") ?? "the user's database"
        return "\(host):\(port)/\(database)"
    }

    /// What the user gave, and what Waymark wants when nobody said otherwise: a dead peer is noticed within a minute.
    private var completed: [(keyword: String, value: String)] {
        var all = keywords
        let defaults = [
            "fallback_application_name": "waymark", "connect_timeout": setting("PGCONNECT_TIMEOUT") ?? "10",
            "keepalives": "1", "keepalives_idle": "30", "keepalives_interval": "10", "keepalives_count": "3",
            "tcp_user_timeout": "30000",
        ]
        all.merge(defaults) { given, _ in given }
        all["client_encoding"] = "UTF8"
        return all.map { ($0.key, $0.value) }
    }

    /// The keywords and values as the two lists that libpq wants; good only inside `body`.
    func withArrays<T>(
        _ body: (UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<UnsafePointer<CChar>?>?) -> T
    ) -> T {
        let options = completed
        let keywords = options.map { UnsafePointer(strdup($0.keyword)) } + [nil]
        let values = options.map { UnsafePointer(strdup($0.value)) } + [nil]
        defer { for string in keywords + values { free(UnsafeMutablePointer(mutating: string)) } }
        return keywords.withUnsafeBufferPointer { keywords in
            values.withUnsafeBufferPointer { body(keywords.baseAddress, $0.baseAddress) }
        }
    }

    private func setting(_ name: String) -> String? { ProcessInfo.processInfo.environment[name] }

    private static func given(_ options: UnsafeMutablePointer<PQconninfoOption>) -> [String: String] {
        var keywords: [String: String] = [:]
        var option = options
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val { keywords[String(cString: keyword)] = String(cString: value) }
            option += 1
        }
        return keywords
    }

    private static func complaint(_ message: UnsafeMutablePointer<CChar>?, about string: String) -> String {
        let reason = message.map { String(cString: $0) }?.trimmingCharacters(in: .whitespacesAndNewlines)
        let safe = string.isEmpty ? reason : reason?.replacingOccurrences(of: string, with: "…")
        return "the database URL cannot be read: \(safe ?? "out of memory"). "
            + "Give postgresql://user:password@host:port/database or host=… dbname=…."
    }

    private static func escaped(_ value: String) -> String {
        value.replacingOccurrences(of: "\\", with: "\\\\").replacingOccurrences(of: "'", with: "\\'")
    }
}
