import Foundation

/// The server process of a data folder, as its `postmaster.pid` tells (PostgreSQL's `utils/pidfile.h`).
struct Postmaster: Sendable, Equatable {
    let process: pid_t
    let port: Int
    let socketFolder: String
    /// It takes connections.
    let isReady: Bool

    /// Reads the file; `nil` when there is none, or one so young that it is not complete.
    init?(data: String) {
        guard let text = try? String(contentsOfFile: data + "/postmaster.pid", encoding: .utf8) else { return nil }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.trimmingCharacters(in: .whitespaces) }
        guard lines.count > 4, let process = pid_t(lines[0]), process > 1, let port = Int(lines[3]) else { return nil }
        self.process = process
        self.port = port
        socketFolder = lines[4]
        isReady = lines.count > 7 && lines[7] == "ready"
    }

    /// The process lives and is the server of this folder. Numbers of dead processes are given to others.
    func isRunning(in data: String) -> Bool {
        guard kill(process, 0) == 0 || errno == EPERM else { return false }
        return Self.works(process, in: data)
    }

    func signal(_ signal: Int32) -> Bool { kill(process, signal) == 0 }

    /// Whether any process at all works in the folder: an orphan of a killed server may outlive it by a moment.
    static func anyProcess(worksIn data: String) -> Bool {
        #if os(Linux)
            let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
            return names.compactMap { pid_t($0) }.contains { works($0, in: data) }
        #else
            return Postmaster(data: data).map { $0.isRunning(in: data) } ?? false
        #endif
    }

    /// Every process of PostgreSQL has the data folder as its working directory.
    private static func works(_ process: pid_t, in data: String) -> Bool {
        #if os(Linux)
            let link = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(process)/cwd")
            return link == ClusterLocation.resolved(data)
        #else
            let output = try? Subprocess.run(["/bin/ps", "-p", "\(process)", "-o", "comm="])
            return output?.text.contains("postgres") == true
        #endif
    }

    /// libpq's URL of a database there.
    func url(database: String, user: String) -> String {
        let unreserved = CharacterSet(charactersIn: "-._~").union(.alphanumerics)
        let host = socketFolder.addingPercentEncoding(withAllowedCharacters: unreserved) ?? socketFolder
        return "postgresql://\(user)@/\(database)?host=\(host)&port=\(port)"
    }
}
