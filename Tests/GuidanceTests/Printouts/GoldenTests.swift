import Foundation
import Guidance
import Testing

@Suite("Whole directions, as they were read and found good")
struct GoldenTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Golden")

    @Test(
        "drawn intersections are described as in their files; WAYMARK_WRITE_GOLDEN=1 writes these anew",
        arguments: Printout.all)
    func golden(printout: Printout) throws {
        let file = Self.folder.appendingPathComponent("\(printout.name).txt")
        let text = try printout.text()
        if ProcessInfo.processInfo.environment["WAYMARK_WRITE_GOLDEN"] == "1" {
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        let expected = try String(contentsOf: file, encoding: .utf8)
        #expect(text.split(separator: "\n") == expected.split(separator: "\n"))
    }

    @Test("each has a name of its own, and no file is left over")
    func files() throws {
        let names = Printout.all.map(\.name)
        #expect(Set(names).count == names.count)
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        #expect(Set(files) == Set(names.map { "\($0).txt" }))
    }

    @Test("every one obeys the rules of the format", arguments: Printout.all)
    func rules(printout: Printout) throws {
        let map = try printout.map()
        for places in printout.drives where !places.hasPrefix("~") {
            for leg in try Drive(map, places, mode: printout.mode).directions.legs {
                LegRules.check(leg, "\(printout.name): \(places)")
            }
        }
    }
}
