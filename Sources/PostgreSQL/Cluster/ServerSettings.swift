/// The server's settings that differ from PostgreSQL's own, kept in a file that each start writes anew.
struct ServerSettings: Sendable {
    let socketFolder: String
    let durability: PrivateCluster.Durability

    static let fileName = "waymark.conf"

    var text: String {
        var lines = [
            "# Written by Waymark at each start; put your own settings into postgresql.conf, below the include.",
            "listen_addresses = ''",
            "port = 5432",
            "unix_socket_directories = \(Self.quotedList(socketFolder))",
            "unix_socket_permissions = 0700",
            "max_connections = 100",
            "shared_buffers = 128MB",
            "log_line_prefix = '%m [%p] '",
        ]
        if durability == .none {
            lines += ["fsync = off", "synchronous_commit = off", "full_page_writes = off"]
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// One name in double quotes, so that a comma does not split it, in a setting's single quotes.
    private static func quotedList(_ path: String) -> String {
        var quoted = ""
        for character in path {
            switch character {
            case "\"": quoted += "\"\""
            case "'": quoted += "''"
            case "\\": quoted += "\\\\"
            default: quoted.append(character)
            }
        }
        return "'\"\(quoted)\"'"
    }
}
