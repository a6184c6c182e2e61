import Foundation
import PostgreSQL
import TestSupport
import Testing

@Suite("The command line")
struct CommandTests {
    @Test("refuses a file that is no map, and leaves the database as it was")
    func foreignFile() async throws {
        let file = NSTemporaryDirectory() + "waymark-\(UUID().uuidString).osm.pbf"
        defer { try? FileManager.default.removeItem(atPath: file) }
        let map = try Data(contentsOf: URL(filePath: SourceRoot.map))
        try await withTestDatabase(from: helsinki) { url in
            let environment = ["DATABASE_URL": url]
            for broken in [Data("hello, I am no map".utf8), map.prefix(map.count / 2), Data()] {
                try broken.write(to: URL(filePath: file))
                let outcome = try await Program.run(["import", file], environment: environment)
                #expect(outcome.status == 1)
                #expect(
                    outcome.errors.contains(file) && (outcome.errors.contains("at byte ") || broken.isEmpty),
                    "\(outcome.errors)")
            }
            let route = try await Program.run(
                ["route", "60.16985,24.93830", "60.16760,24.95260"], environment: environment)
            #expect(route.status == 0 && route.output.contains("arrived"), "\(route.output)\(route.errors)")
        }
    }

    @Test("takes several files of any format, and refuses what has no roads")
    func formats() async throws {
        let folder = NSTemporaryDirectory() + "waymark-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let parts = [
            "a.osm": #"<node id="1" lat="60" lon="25"/><way id="7"><nd ref="1"/><nd ref="2"/>"#
                + #"<tag k="highway" v="residential"/></way>"#,
            "b.osm": #"<node id="2" lat="60" lon="25.01"/>"#,
        ]
        for (name, elements) in parts {
            let text = #"<?xml version="1.0"?><osm version="0.6">\#(elements)</osm>"#
            try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(name)"))
        }
        try await withTestDatabase { url in
            let environment = ["DATABASE_URL": url]
            let alone = try await Program.run(["import", "\(folder)/b.osm"], environment: environment)
            #expect(alone.status == 1 && alone.errors.contains("no road was found"), "\(alone)")
            let both = try await Program.run(
                ["import", "\(folder)/a.osm", "\(folder)/b.osm"], environment: environment)
            #expect(both.status == 0 && both.output.contains("imported a: 1 roads"), "\(both)")
        }
    }

    @Test("says where it looked for a topology of pgRouting, and leaves the network as it was")
    func noTopology() async throws {
        try await withTestDatabase(from: helsinki) { url in
            let environment = ["DATABASE_URL": url]
            let outcome = try await Program.run(["import", "--pgrouting", "--schema", "gis"], environment: environment)
            #expect(outcome.status == 1)
            #expect(outcome.errors.contains("gis.ways") && outcome.errors.contains("osm2pgrouting"), "\(outcome)")
            let route = try await Program.run(
                ["route", "60.16985,24.93830", "60.16760,24.95260"], environment: environment)
            #expect(route.status == 0 && route.output.contains("arrived"), "\(route)")
        }
    }

    @Test(
        "an import that is broken off leaves one whole network, and no debris", arguments: [SIGINT, SIGKILL, SIGTERM])
    func interrupted(signal: Int32) async throws {
        try await withTestDatabase(from: helsinki) { url in
            let environment = ["DATABASE_URL": url]
            for words in ["reading nodes", "writing to PostgreSQL: 0 %"] {
                _ = try await Program.interrupt(
                    ["import", SourceRoot.map, "--name", "other"], environment: environment, at: words, with: signal)
                let route = try await Program.run(
                    ["route", "60.16985,24.93830", "60.16760,24.95260"], environment: environment)
                #expect(route.status == 0 && route.output.contains("arrived"), "\(route)")
            }
            let again = try await Program.run(["import", SourceRoot.map], environment: environment)
            #expect(again.status == 0)
            let pool = ConnectionPool(url: url)
            let counts = try await pool.query(
                """
                SELECT (SELECT count(*) FROM waymark.network), (SELECT count(DISTINCT network_id) FROM waymark.road),
                    (SELECT count(DISTINCT network_id) FROM waymark.junction)
                """
            ).one().decode((Int64, Int64, Int64).self)
            #expect(counts == (1, 1, 1))
            await pool.close()
        }
    }

    @Test("says which database it can't reach, and ends with 1")
    func databaseDown() async throws {
        let environment = ["DATABASE_URL": "postgresql://127.0.0.1:1/waymark"]
        let outcome = try await Program.run(["serve", "--port", "0"], environment: environment)
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("127.0.0.1") && outcome.errors.contains("1"), "\(outcome.errors)")
    }

    @Test("doesn't listen beyond loopback without a secret")
    func secret() async throws {
        try await withTestDatabase { url in
            let outcome = try await Program.run(
                ["serve", "--host", "0.0.0.0", "--port", "0"], environment: ["DATABASE_URL": url, "WAYMARK_SECRET": ""])
            #expect(outcome.status == 1)
            #expect(outcome.errors.contains("WAYMARK_SECRET"))
        }
    }

    @Test(
        "explains itself: usage errors end with 64",
        arguments: [
            ["drive"], ["route", "x", "y"], ["token", "--ttl", "soon"], ["nonsense"], ["import"],
            ["import", "--pgrouting", "a.osm"], ["import", "a.osm", "--schema", "gis"],
        ])
    func usage(arguments: [String]) async throws {
        let outcome = try await Program.run(arguments)
        #expect(outcome.status == 64)
        #expect(!outcome.errors.isEmpty)
    }

    @Test(
        "shows help for every subcommand",
        arguments: [
            "demo", "serve", "import", "drive", "listen", "route", "match", "traffic", "endpoint", "token", "db",
        ])
    func help(command: String) async throws {
        let outcome = try await Program.run([command, "--help"])
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("Example: waymark \(command)"))
    }

    @Test("tells of roads, and refuses what names none")
    func traffic() async throws {
        try await withTestDatabase(from: helsinki) { url in
            let environment = ["DATABASE_URL": url]
            let set = try await Program.run(
                ["traffic", "set", "--road", "5", "--closed", "--for", "2h", "--reason", "parade"],
                environment: environment)
            #expect(set.status == 0 && set.output == "set 1\n", "\(set)")
            let unknown = try await Program.run(
                ["traffic", "set", "--way", "1", "--speed", "10"], environment: environment)
            #expect(unknown.status == 1 && unknown.errors.contains("name no road"))
            let list = try await Program.run(["traffic", "list"], environment: environment)
            #expect(list.output.contains(#""road":5"#) && list.output.contains("parade"))
            let clear = try await Program.run(["traffic", "clear", "--source", "cli"], environment: environment)
            #expect(clear.output == "removed 1\n")
        }
    }
}
