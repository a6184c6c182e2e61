import Testing

@Suite("Who may import whom")
struct ImportTests {
    /// The packages' modules that each target may use, beside the standard library and Foundation.
    private static let allowed: [String: Set<String>] = [
        "Routing": ["Dispatch", "HeapModule"],
        "Guidance": ["Routing"],
        "Trips": ["Guidance", "Routing"],
        "Protocol": [],
        "OpenStreetMap": ["CBzip2", "CLibXML2", "CZlib", "Routing", "SwiftProtobuf"],
        "PostgreSQL": ["CLibPQ", "Logging"],
        "Storage": ["PostgreSQL", "Routing", "Trips", "Guidance", "Webhooks", "Logging"],
        "WebSockets": ["CZlib", "NIOCore", "NIOPosix", "NIOHTTP1", "NIOWebSocket", "NIOSSL"],
        "Webhooks": ["AsyncHTTPClient", "Crypto", "Logging", "NIOCore", "NIOPosix", "NIOHTTP1", "ServiceLifecycle"],
        "Simulator": [
            "AsyncHTTPClient", "CLibXML2", "NIOCore", "NIOPosix", "Protocol", "Routing", "WebSockets", "Yams",
        ],
    ]
    private static let everywhere: Set = [
        "Foundation", "FoundationEssentials", "Synchronization", "Glibc", "Musl", "Darwin",
    ]
    private static let pure: Set = ["Routing", "Guidance", "Trips", "Protocol"]

    /// Waits for its helpers, and so remains a function of its arguments.
    private static let manyCores = "Sources/Routing/Parallel.swift"

    @Test("each target imports only what the architecture allows")
    func imports() {
        for file in SourceTree.sources {
            guard let allowed = Self.allowed[file.target] else { continue }
            for module in file.imports {
                #expect(
                    allowed.contains(module) || Self.everywhere.contains(module),
                    "\(file.path) imports \(module), which \(file.target) may not")
            }
        }
    }

    @Test("the pure targets ask no clock, no random source and no network")
    func purity() {
        let forbidden = [
            "Date()", ".now", "ContinuousClock", "SystemRandomNumberGenerator", ".random(in:", "URLSession", "Dispatch",
            "Task {", "Task.sleep",
        ]
        for file in SourceTree.sources where Self.pure.contains(file.target) && file.path != Self.manyCores {
            for (number, text) in file.code {
                for word in forbidden where text.contains(word) && !text.contains("using:") {
                    Issue.record("\(file.path):\(number) uses \(word)")
                }
            }
        }
    }

    @Test("every target but the executable is known here or wires the others")
    func complete() {
        let targets = Set(SourceTree.sources.map(\.target))
        #expect(targets == Set(Self.allowed.keys).union(["Server", "waymark"]))
    }
}
