import Foundation

/// The server programs of one PostgreSQL installation.
struct ServerBinaries: Sendable, Equatable {
    let folder: String
    let majorVersion: Int

    static let oldestVersion = 15

    var initdb: String { folder + "/initdb" }
    var pgCtl: String { folder + "/pg_ctl" }

    /// The machine's own programs: the ones that `pg_config` and `PATH` mean first, then the newest of the usual places.
    ///
    /// - Parameter version: the version that an existing data folder demands.
    static func find(version: Int? = nil) throws(PrivateClusterError) -> ServerBinaries {
        var found: [ServerBinaries] = []
        for folder in candidates() {
            guard let binaries = ServerBinaries(in: folder), !found.contains(binaries) else { continue }
            if let version {
                if binaries.majorVersion == version { return binaries }
            } else if binaries.majorVersion >= oldestVersion {
                return binaries
            }
            found.append(binaries)
        }
        throw missing(version: version, found: found)
    }

    private init?(in folder: String) {
        let programs = ["postgres", "initdb", "pg_ctl"].map { folder + "/" + $0 }
        guard programs.allSatisfy(FileManager.default.isExecutableFile(atPath:)) else { return nil }
        guard let output = try? Subprocess.run([programs[0], "--version"]), output.status == 0 else { return nil }
        // postgres (PostgreSQL) 15.18 (Debian …)
        let words = output.text.split(separator: " ")
        guard words.count > 2, let version = Int(words[2].prefix { $0.isNumber }) else { return nil }
        self.folder = folder
        majorVersion = version
    }

    private static func candidates() -> [String] {
        var folders: [String] = []
        if let program = Subprocess.path(of: "pg_config"),
            let output = try? Subprocess.run([program, "--bindir"]), output.status == 0
        {
            folders.append(output.text.trimmingCharacters(in: .whitespacesAndNewlines))
        }
        folders += Subprocess.searchPath
        folders += versioned(under: "/usr/lib/postgresql", prefix: "")
        folders += versioned(under: "/opt/homebrew/opt", prefix: "postgresql@")
        folders += versioned(under: "/usr/local/opt", prefix: "postgresql@")
        folders += versioned(under: "/usr", prefix: "pgsql-")
        return folders + ["/usr/local/pgsql/bin"]
    }

    /// `<parent>/<prefix><version>/bin`, the newest first.
    private static func versioned(under parent: String, prefix: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
        let versions = names.filter { $0.hasPrefix(prefix) }.compactMap { Int($0.dropFirst(prefix.count)) }
        return versions.sorted(by: >).map { "\(parent)/\(prefix)\($0)/bin" }
    }

    private static func missing(version: Int?, found: [ServerBinaries]) -> PrivateClusterError {
        let wanted = version.map { "version \($0), which made the data folder," } ?? "version \(oldestVersion) or later"
        let others = found.map { "version \($0.majorVersion) in \($0.folder)" }.joined(separator: ", ")
        return PrivateClusterError(
            .binariesMissing,
            "PostgreSQL's server programs of \(wanted) are not installed"
                + (others.isEmpty ? "" : " (found: \(others))")
                + ". Install them (Debian, Ubuntu: apt install postgresql; macOS: brew install postgresql@17), "
                + "or set DATABASE_URL to use another server.")
    }
}
