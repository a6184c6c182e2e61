import Foundation
import PostgreSQL
import TestSupport
import Testing

@Suite("The embedded database")
struct PrivateClusterTests {
    @Test("it is made, started, used again, stopped and started anew, and keeps its data")
    func lifeCycle() async throws {
        try await withPrivateCluster { cluster, home in
            #expect(try await cluster.status() == .absent)
            let first = try await cluster.start()
            #expect(first.startedHere)
            #expect(try await cluster.status() == .running(process: first.process, url: first.url))
            let connection = try await Connection.connect(to: first.url)
            try await connection.execute("CREATE TABLE kept (i int)")
            let (user, database, addresses) = try await connection.query(
                "SELECT current_user::text, current_database()::text, current_setting('listen_addresses')"
            ).one().decode((String, String, String).self)
            #expect(user == "waymark" && database == "waymark" && addresses.isEmpty)

            let other = PrivateCluster(home: home, durability: .none)
            let second = try await other.start()
            #expect(!second.startedHere && second.url == first.url && second.process == first.process)
            try await other.stopIfStartedHere()
            #expect(try await connection.query("SELECT 1").count == 1)

            try await cluster.stopIfStartedHere()
            #expect(try await cluster.status() == .stopped)
            try await cluster.stop()
            let third = try await cluster.start()
            #expect(third.startedHere && third.process != first.process)
            #expect(try await Connection.connect(to: third.url).query("SELECT FROM kept").isEmpty)
        }
    }

    @Test("nobody but its user may enter its folders")
    func folders() async throws {
        try await withPrivateCluster { cluster, home in
            _ = try await cluster.start()
            let (data, _) = try await cluster.folders()
            let folder = (data as NSString).deletingLastPathComponent
            for path in [folder, data, folder + "/socket"] {
                let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
                #expect(mode == 0o700)
            }
            #expect(folder == ((home as NSString).resolvingSymlinksInPath) + "/postgresql")
        }
    }

    @Test("two that start it at once get one server, started by one of them")
    func twoStarters() async throws {
        try await withPrivateCluster { cluster, home in
            async let one = cluster.start()
            async let other = PrivateCluster(home: home, durability: .none).start()
            let started = try await [one, other]
            #expect(started[0].url == started[1].url && started[0].process == started[1].process)
            #expect(started.filter(\.startedHere).count == 1)
        }
    }

    @Test("after kill -9 of the server the next start recovers what was committed")
    func killedServer() async throws {
        try await withPrivateCluster { cluster, _ in
            let first = try await cluster.start()
            let pool = ConnectionPool(url: first.url)
            try await pool.execute("CREATE TABLE kept AS SELECT 7 AS i")
            try await pool.execute("CHECKPOINT")
            let orphan = Task { try await pool.execute("SELECT pg_sleep(600)") }
            try await Connection.connect(to: first.url).awaitTrue(
                "SELECT count(*) = 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep'")
            #expect(kill(first.process, SIGKILL) == 0)
            let error = await #expect(throws: PostgreSQLError.self) { try await orphan.value }
            #expect(error?.isDisconnection == true)

            let second = try await cluster.start()
            #expect(second.startedHere && second.process != first.process)
            #expect(try await pool.query("SELECT i FROM kept").one()[0, as: Int.self] == 7)
            await pool.close()
        }
    }

    @Test("a killed server's connections are errors, and waiters are served once it is back")
    func outage() async throws {
        try await withPrivateCluster { cluster, _ in
            let first = try await cluster.start()
            var configuration = ConnectionPool.Configuration(url: first.url)
            configuration.acquireTimeout = .seconds(60)
            let pool = ConnectionPool(configuration)
            try await pool.execute("SELECT 1")
            let listener = try Listener(url: first.url, channels: ["road_state"])
            var events = listener.makeAsyncIterator()
            try #require(await events.next()?.isListening == true)
            try await cluster.stop()
            try #require(await events.next()?.failure?.isDisconnection == true)
            let waiting = Task { try await pool.query("SELECT 1").count }
            await waitUntil { pool.usage.waiting == 1 }
            _ = try await cluster.start()
            #expect(try await waiting.value == 1)
            while let event = await events.next(), !event.isListening {}
            try await pool.execute("NOTIFY road_state, 'after'")
            #expect(await events.next()?.notification?.payload == "after")
            await pool.close()
        }
    }

    @Test("a process file that names somebody else's process is no server, and no obstacle")
    func stalePidFile() async throws {
        try await withPrivateCluster { cluster, _ in
            _ = try await cluster.start()
            try await cluster.stop()
            let (data, _) = try await cluster.folders()
            for process in [getpid(), 999_999] {
                let lines = ["\(process)", data, "1700000000", "5432", data, "", "  12345  67890", "ready   "]
                try (lines.joined(separator: "\n") + "\n").write(
                    toFile: data + "/postmaster.pid", atomically: true, encoding: .utf8)
                #expect(try await cluster.status() == .stopped)
                #expect(try await cluster.start().startedHere)
                try await cluster.stop()
            }
        }
    }

    @Test("a half-made data folder of a killed start is no obstacle")
    func halfMade() async throws {
        try await withPrivateCluster { cluster, _ in
            let (data, _) = try await cluster.folders()
            try FileManager.default.createDirectory(atPath: data + ".new/base", withIntermediateDirectories: true)
            if getuid() == 0, let account = getpwnam("postgres") ?? getpwnam("nobody") {
                let folder = (data as NSString).deletingLastPathComponent
                chown(folder, account.pointee.pw_uid, account.pointee.pw_gid)
            }
            #expect(try await cluster.start().startedHere)
            #expect(!FileManager.default.fileExists(atPath: data + ".new"))
        }
    }

    @Test("a home too deep for a socket's path, with spaces and quotes in it, works as well")
    func deepHome() async throws {
        try await withPrivateCluster { _, home in
            let deep = home + "/" + String(repeating: "a 'deep' \"home\", ", count: 8)
            let cluster = PrivateCluster(home: deep, durability: .none)
            let started = try await cluster.start()
            #expect(try await Connection.connect(to: started.url).query("SELECT 1").count == 1)
            #expect(started.url.contains("%2Ftmp%2Fwaymark"))
            try await cluster.stop()
        }
    }

    @Test("a server that cannot start says so with the end of its log")
    func startFails() async throws {
        try await withPrivateCluster { cluster, _ in
            _ = try await cluster.start()
            try await cluster.stop()
            let (data, log) = try await cluster.folders()
            let path = data + "/postgresql.conf"
            let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
            try file.seekToEnd()
            try file.write(contentsOf: Data("shared_buffers = 'many'\n".utf8))
            try file.close()
            let error = await #expect(throws: PrivateClusterError.self) { try await cluster.start() }
            #expect(error?.code == .startFailed)
            #expect(error?.description.contains("shared_buffers") == true && error?.description.contains(log) == true)
        }
    }

    @Test("a folder that is no PostgreSQL data folder is left alone and named")
    func foreignFolder() async throws {
        try await withPrivateCluster { cluster, _ in
            _ = try await cluster.start()
            try await cluster.stop()
            let (data, _) = try await cluster.folders()
            try FileManager.default.removeItem(atPath: data + "/PG_VERSION")
            let error = await #expect(throws: PrivateClusterError.self) { try await cluster.start() }
            #expect(error?.code == .folderUnusable && error?.description.contains(data) == true)
        }
    }
}
