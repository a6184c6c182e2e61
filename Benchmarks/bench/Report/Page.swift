import Foundation

/// The page of figures: docs/benchmarks.md.
struct Page: Sendable {
    let machine: Machine
    let postgreSQL: String
    /// As it was typed.
    let command: String
    let sections: [Section]

    /// What stands from here on is kept as it is: figures that this program can't repeat.
    private static let byHand = "## Measured by hand"

    private static let preface = """
        # Benchmarks

        Written by `make bench`. It builds the package in `Benchmarks/`, which compiles the product's own sources as
        they ship, and measures them with a PostgreSQL of its own, durable as in production, and sockets on loopback.
        Everything runs on one machine, the clients beside the server.
        """

    private static let reading = """
        ## How to read it

        - Another machine gives other figures; another run on this one does too. Compare figures of one run with each
          other: a floor stands beside what it bounds.
        - Figures are medians of repeated runs after a warm-up; p95 and p99 are percentiles by nearest rank. What a
          busy neighbor does shows in these first.
        - On two cores the client, the server and PostgreSQL take time from each other, so that latencies under load
          are too long rather than too short.
        - Random choices have seeds: each run asks for the same routes and drives the same trips.
        """

    private var text: String {
        var facts = machine.table
        facts.add("PostgreSQL", postgreSQL)
        facts.add("date", Date().formatted(.iso8601.year().month().day()))
        facts.add("command", "`\(command)`")
        let parts = [Self.preface, facts.text, Self.reading] + sections.map(\.text)
        return parts.joined(separator: "\n\n") + "\n"
    }

    func write(to path: String) throws {
        let old = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        let kept = old.range(of: Self.byHand).map { "\n" + old[$0.lowerBound...] } ?? ""
        try write(text + kept, to: path)
    }

    /// Puts its sections into a page that is there, each with when it was measured; all that is around them stays.
    func writeSections(to path: String) throws {
        var parts = PageParts(of: try String(contentsOfFile: path, encoding: .utf8))
        let date = Date().formatted(.iso8601.year().month().day())
        var previous: String?
        for var section in sections {
            section.remarks.append("Measured by `\(command)` on \(date); load before: \(machine.load).")
            parts.put(section.text, after: previous, before: Self.byHand)
            previous = section.heading
        }
        try write(parts.text, to: path)
    }

    private func write(_ text: String, to path: String) throws {
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        let folder = URL(filePath: path).deletingLastPathComponent()
        for (name, contents) in sections.flatMap(\.files) {
            try contents.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
        }
        Terminal.say("\nwritten to \(path)")
    }
}
