import Foundation
import Testing

@testable import Protocol

/// `docs/protocol.md` against the code: what it shows must parse, and what there is must be in it.
@Suite("The protocol's page")
struct ProtocolPageTests {
    private let page: String

    init() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        page = try String(contentsOf: root.appending(path: "docs/protocol.md"), encoding: .utf8)
    }

    /// The text from one second-level heading to the next.
    private func section(_ title: String) throws -> String {
        let sections = page.components(separatedBy: "\n## ")
        return try #require(sections.first { $0.hasPrefix("\(title)\n") })
    }

    private func examples(in section: String) -> [String] {
        section.split(separator: "\n").filter { $0.hasPrefix("{\"type\"") }.map(String.init)
    }

    @Test("has every client's message in its table, and an example of it that the server takes")
    func clientMessages() throws {
        let section = try section("Client to server")
        let read = try examples(in: section).map { try ClientMessage.decode($0) }
        #expect(Set(read.map(\.kind)) == Set(ClientMessage.Kind.allCases))
        for kind in ClientMessage.Kind.allCases { #expect(section.contains("`\(kind.rawValue)`")) }
    }

    @Test("has every server's message in its table, and examples that the server could have written")
    func serverMessages() throws {
        let section = try section("Server to client")
        for kind in ServerMessage.Kind.allCases { #expect(section.contains("| `\(kind.rawValue)` |")) }
        let examples = examples(in: section) + self.examples(in: try self.section("Errors"))
        #expect(examples.count > 8)
        for example in examples {
            #expect(String(decoding: try ServerMessage.decode(example).encoded(), as: UTF8.self) == example)
        }
    }

    @Test("names every field of every message")
    func fields() throws {
        for message in ClientMessageTests.all.map({ $0.encoded() })
            + SampleServerMessages.all.map({ $0.message.encoded() })
        {
            guard case .object(let fields) = try JSONValue.decode(message) else { continue }
            for name in fields.keys { #expect(page.contains("`\(name)`"), "\(name)") }
        }
        for name in ["id", "state", "createdAt", "startedAt", "endedAt", "endReason", "position", "watchUrl"] {
            #expect(try section("HTTP bodies").contains("`\(name)`"), "\(name)")
        }
    }

    @Test("has every error with its HTTP status and close code", arguments: ErrorCode.allCases)
    func errors(_ code: ErrorCode) throws {
        let rows = try section("Errors").split(separator: "\n").filter { $0.hasPrefix("| `\(code.rawValue)` |") }
        #expect(rows.count == 1)
        let cells = try #require(rows.first).split(separator: "|", omittingEmptySubsequences: false)
            .map { $0.trimmingCharacters(in: .whitespaces) }
        #expect(cells.count == 6)
        #expect(cells[3] == String(code.definition.httpStatus))
        #expect(cells[4] == code.definition.closeCode.map(String.init) ?? "")
    }

    @Test("has no error that there isn't")
    func noOtherErrors() throws {
        let rows = try section("Errors").split(separator: "\n").filter { $0.hasPrefix("| `") }
        #expect(rows.count == ErrorCode.allCases.count)
    }

    @Test("has every webhook, and a payload that could have been sent")
    func webhooks() throws {
        let section = try section("Webhooks")
        for kind in WebhookEvent.Kind.allCases { #expect(section.contains("`\(kind.rawValue)`")) }
        let example = try #require(examples(in: section).first)
        #expect(String(decoding: try WebhookEvent.decode(example).encoded(), as: UTF8.self) == example)
    }

    @Test("states the limits that the code has")
    func limits() throws {
        let client = try section("Client to server")
        #expect(client.contains("at most \(WireLimit.waypoints)"))
        #expect(client.contains("\(WireLimit.metadataBytes / 1024) KiB and \(WireLimit.metadataDepth) levels"))
        #expect(client.contains("up to \(WireLimit.textBytes) bytes"))
        #expect(try section("Connecting").contains("nest at most \(WireLimit.depth) deep"))
        #expect((WireLimit.positions, WireLimit.radius, WireLimit.progressInterval) == (1_000, 1_000, 3_600))
    }
}
