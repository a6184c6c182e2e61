import Testing

@Suite("The rules of the house")
struct HouseRuleTests {
    @Test("SQL stands in Storage alone")
    func sql() {
        let statement = /"\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE TABLE)\s/
        for file in SourceTree.sources where file.target != "Storage" && file.target != "PostgreSQL" {
            for (number, text) in file.code where text.contains(statement) {
                Issue.record("\(file.path):\(number) holds SQL")
            }
        }
    }

    @Test("JSON is written and read in Protocol, at the HTTP doors and in jsonb columns")
    func json() {
        let allowed: Set = ["Protocol", "Server", "Storage", "Webhooks"]
        for file in SourceTree.sources where !allowed.contains(file.target) {
            for (number, text) in file.code
            where text.contains("JSONEncoder") || text.contains("JSONDecoder") || text.contains("JSONSerialization") {
                Issue.record("\(file.path):\(number) does JSON")
            }
        }
    }

    @Test("only the command line and the simulator print")
    func printing() {
        for file in SourceTree.sources where file.target != "waymark" && file.target != "Simulator" {
            for (number, text) in file.code where text.contains(/\bprint\(/) {
                Issue.record("\(file.path):\(number) prints")
            }
        }
    }

    @Test("nothing traps on purpose")
    func traps() {
        for file in SourceTree.sources {
            for (number, text) in file.code where text.contains(/\bfatalError\(|\btry!|\bas!|\bpreconditionFailure\(/) {
                Issue.record("\(file.path):\(number) traps")
            }
        }
    }

    @Test("nothing is public: targets talk through package")
    func access() {
        for file in SourceTree.sources {
            for (number, text) in file.code where text.hasPrefix("public ") || text.hasPrefix("open ") {
                Issue.record("\(file.path):\(number) is public")
            }
        }
    }

    @Test("files are named for one idea and stay readable in size")
    func files() {
        for file in SourceTree.sources {
            #expect(file.lines.count <= 450, "\(file.path) has \(file.lines.count) lines")
            let name = file.path.split(separator: "/").last ?? ""
            #expect(!name.contains(/Utils|Utilities|Helper|Manager|Common|Misc/), "\(file.path)")
        }
    }

    @Test("every target has its tests, one for one")
    func tests() {
        let systemLibraries: Set = ["CBzip2", "CLibPQ", "CLibXML2", "CZlib"]
        // The executable is what EndToEndTests run.
        let targets = SourceTree.folders(under: "Sources").filter { !systemLibraries.contains($0) && $0 != "waymark" }
        let tests = Set(SourceTree.folders(under: "Tests"))
        for target in targets { #expect(tests.contains(target + "Tests"), "\(target) has no tests") }
    }
}
