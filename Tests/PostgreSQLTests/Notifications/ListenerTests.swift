import PostgreSQL
import TestSupport
import Testing

@Suite("Listening")
struct ListenerTests {
    @Test("a notification arrives with channel, payload and sender, whatever the channel is called")
    func receipt() async throws {
        try await withTestDatabase { url in
            let sender = try await Connection.connect(to: url)
            let listener = try Listener(url: url, channels: ["road_state", "Odd \"name\""])
            var events = listener.makeAsyncIterator()
            try #require(await events.next()?.isListening == true)
            try await sender.executeScript(
                "NOTIFY road_state, 'ü1'; NOTIFY \"Odd \"\"name\"\"\"; NOTIFY unheard; NOTIFY road_state, 'last'",
                named: "notify")
            let process: Int32 = try await sender.query("SELECT pg_backend_pid()").one()[0]
            var received: [PostgreSQL.Notification] = []
            for _ in 0..<3 { if let notification = await events.next()?.notification { received.append(notification) } }
            #expect(received.map(\.channel) == ["road_state", "Odd \"name\"", "road_state"])
            #expect(received.map(\.payload) == ["ü1", "", "last"])
            #expect(received.allSatisfy { $0.sender == process })
        }
    }

    @Test("a lost connection is told, and after it listening goes on with a word to look for what was missed")
    func loss() async throws {
        try await withTestDatabase { url in
            let sender = try await Connection.connect(to: url)
            let listener = try Listener(url: url, channels: ["road_state"])
            var events = listener.makeAsyncIterator()
            for _ in 0..<2 {
                try #require(await events.next()?.isListening == true)
                try await sender.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()"
                )
                let lost = try #require(await events.next()?.failure)
                #expect(lost.code == .connectionLost)
            }
            try #require(await events.next()?.isListening == true)
            try await sender.execute("NOTIFY road_state, 'after'")
            #expect(await events.next()?.notification?.payload == "after")
        }
    }

    @Test("a consumer that is too slow is told to look for what was dropped")
    func overflow() async throws {
        try await withTestDatabase { url in
            let sender = try await Connection.connect(to: url)
            let listener = try Listener(url: url, channels: ["road_state"], capacity: 4)
            var events = listener.makeAsyncIterator()
            try #require(await events.next()?.isListening == true)
            // A reader that happens to keep up misses nothing; then once more.
            var payloads: [String] = []
            while payloads == (1...100).map(String.init) || payloads.isEmpty {
                payloads = []
                try await sender.execute("SELECT pg_notify('road_state', n::text) FROM generate_series(1, 100) AS n")
                while payloads.count < 100, let event = await events.next(), !event.isListening {
                    if let notification = event.notification { payloads.append(notification.payload) }
                }
            }
            #expect(payloads.count >= 4)
            #expect(payloads.prefix(4) == ["1", "2", "3", "4"])
            try await sender.execute("NOTIFY road_state, 'after'")
            #expect(await events.next()?.notification?.payload == "after")
        }
    }

    @Test("the connection ends with the iteration")
    func ending() async throws {
        try await withTestDatabase { url in
            let sender = try await Connection.connect(to: url)
            let task = Task { [listener = try Listener(url: url, channels: ["road_state"])] in
                for await event in listener where event.notification != nil { break }
            }
            try await sender.awaitTrue(Self.listenerCount(is: 1))
            task.cancel()
            await task.value
            try await sender.awaitTrue(Self.listenerCount(is: 0))
        }
    }

    private static func listenerCount(is count: Int) -> Query {
        "SELECT count(*) = \(count) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND state = 'idle' AND datname = current_database()"
    }
}

extension Listener.Event {
    var isListening: Bool { if case .listening = self { true } else { false } }
    var notification: PostgreSQL.Notification? {
        if case .notification(let notification) = self { notification } else { nil }
    }
    var failure: PostgreSQLError? { if case .lost(let error) = self { error } else { nil } }
}
