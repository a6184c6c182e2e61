import Foundation
import Logging

// The steps of starting and stopping, each under the cluster's lock.
extension PrivateCluster {
    /// The major version that made the data folder, or `nil` when there is none yet.
    func dataVersion(at location: ClusterLocation) throws(PrivateClusterError) -> Int? {
        guard FileManager.default.fileExists(atPath: location.data) else { return nil }
        let path = location.data + "/PG_VERSION"
        guard let text = try? String(contentsOfFile: path, encoding: .utf8),
            let version = Int(text.trimmingCharacters(in: .whitespacesAndNewlines))
        else {
            throw PrivateClusterError(
                .folderUnusable,
                "\(location.data) is no PostgreSQL data folder: \(path) is missing or unreadable. "
                    + "Move it away, or choose another WAYMARK_HOME.")
        }
        return version
    }

    /// Makes the data folder beside its place and then moves it there: a half-made one is never taken for a whole one.
    func initialize(at location: ClusterLocation, with binaries: ServerBinaries, as user: ServerUser?) throws {
        if let explanation = location.explanation {
            logger.notice(
                "the embedded database lies outside the home",
                metadata: ["folder": "\(location.folder)", "reason": "\(explanation)"])
        }
        let draft = location.data + ".new"
        try? FileManager.default.removeItem(atPath: draft)
        let command = [
            binaries.initdb, "-D", "data.new", "--username=\(Self.user)", "--auth=trust", "--encoding=UTF8",
            "--data-checksums", "--no-instructions",
        ]
        let output = try Subprocess.run(command, as: user, in: location.folder)
        guard output.status == 0 else {
            try? FileManager.default.removeItem(atPath: draft)
            throw PrivateClusterError(.initializationFailed, "initdb failed in \(location.folder): \(output.text)")
        }
        try append("include_if_exists = '\(ServerSettings.fileName)'\n", to: draft + "/postgresql.conf")
        guard rename(draft, location.data) == 0 else {
            throw PrivateClusterError(
                .initializationFailed, "\(draft) cannot be moved to \(location.data): \(lastSystemError())")
        }
    }

    func writeSettings(at location: ClusterLocation, for user: ServerUser?) throws {
        try location.createSocketFolder(for: user)
        let path = location.data + "/" + ServerSettings.fileName
        try settings(at: location).text.write(toFile: path, atomically: true, encoding: .utf8)
        if let user, chown(path, user.id, user.group) != 0 {
            throw PrivateClusterError(
                .folderUnusable, "\(path) cannot be given to '\(user.name)': \(lastSystemError())")
        }
    }

    /// Runs `pg_ctl start`, again for a while when processes of a killed server are still on their way out.
    func launch(
        at location: ClusterLocation, with binaries: ServerBinaries, as user: ServerUser?
    ) throws -> Postmaster {
        rotateLog(at: location)
        let command = [binaries.pgCtl, "start", "-D", "data", "-l", "server.log", "-w", "-t", "120", "-s"]
        let end = ContinuousClock.now + .seconds(15)
        while true {
            let hasOrphans = Postmaster.anyProcess(worksIn: location.data)
            if !hasOrphans { removeStaleFiles(at: location) }
            let output = try Subprocess.run(command, as: user, in: location.folder)
            if output.status == 0, let postmaster = try awaitReady(at: location) { return postmaster }
            guard hasOrphans, .now < end else {
                throw PrivateClusterError(
                    .startFailed,
                    "the embedded database did not start: \(output.text)"
                        + PrivateClusterError.tail(ofLog: location.log))
            }
            usleep(100_000)
        }
    }

    /// The running server once it takes connections, or `nil` when none runs. One that shuts down is waited for.
    func awaitReady(at location: ClusterLocation) throws -> Postmaster? {
        let end = ContinuousClock.now + .seconds(120)
        while let postmaster = running(at: location) {
            if postmaster.isReady { return postmaster }
            guard .now < end else {
                throw PrivateClusterError(
                    .startFailed,
                    "the embedded database (process \(postmaster.process)) takes no connections. "
                        + PrivateClusterError.tail(ofLog: location.log))
            }
            usleep(20_000)
        }
        return nil
    }

    /// Fast shutdown; when a client keeps the server from it, immediate shutdown, which the next start recovers from.
    func shutDown(_ postmaster: Postmaster, at location: ClusterLocation) throws {
        for (signal, patience) in [(SIGINT, Duration.seconds(60)), (SIGQUIT, .seconds(20))] {
            guard postmaster.signal(signal) || errno == ESRCH else { break }
            let end = ContinuousClock.now + patience
            while .now < end {
                if !postmaster.isRunning(in: location.data) { return }
                usleep(10_000)
            }
        }
        throw PrivateClusterError(
            .stopFailed,
            "the embedded database (process \(postmaster.process)) does not stop: \(lastSystemError()). "
                + PrivateClusterError.tail(ofLog: location.log))
    }

    /// `initdb` makes only PostgreSQL's own databases.
    func ensureDatabase(_ postmaster: Postmaster) throws {
        let url = postmaster.url(database: "postgres", user: Self.user)
        let wire = try Wire(connectingTo: ConnectionString(url), logger: logger)
        try wire.perform(Operation(label: "make the database", timeout: .seconds(60), interrupt: nil)) {
            let known = try wire.run("SELECT FROM pg_database WHERE datname = \(Self.database)")
            if known.isEmpty { _ = try wire.run("CREATE DATABASE \(identifier: Self.database)") }
        }
    }

    /// Removes what a killed server left: files that name its process. PostgreSQL would take the process for a running
    /// server when its number has gone to another or nobody has collected the dead one. While an orphan of the old
    /// server still works on the data, the files must stay: they keep a second server out.
    private func removeStaleFiles(at location: ClusterLocation) {
        unlink(location.data + "/postmaster.pid")
        unlink(location.socketFolder + "/.s.PGSQL.5432")
        unlink(location.socketFolder + "/.s.PGSQL.5432.lock")
    }

    private func rotateLog(at location: ClusterLocation) {
        var status = stat()
        guard stat(location.log, &status) == 0, status.st_size > 16 << 20 else { return }
        rename(location.log, location.log + ".1")
    }

    private func append(_ text: String, to path: String) throws {
        let whole = try String(contentsOfFile: path, encoding: .utf8) + text
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        defer { try? file.close() }
        try file.write(contentsOf: Data(whole.utf8))
    }
}
