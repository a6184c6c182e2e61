// swift-tools-version: 6.2
import PackageDescription

/// Warnings are errors where `CI` is set; elsewhere a newer compiler's new warning must not break a user's build.
let strict: [SwiftSetting] = Context.environment["CI"] == nil ? [] : [.treatAllWarnings(as: .error)]

let package = Package(
    name: "waymark",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "waymark", targets: ["waymark"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
    ],
    targets: [
        // System libraries.
        .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CBzip2", providers: [.apt(["libbz2-dev"])]),
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

        // The pure core: no sockets, no clock, no database, no randomness.
        .target(
            name: "Routing",
            dependencies: [.product(name: "HeapModule", package: "swift-collections")],
            swiftSettings: strict),
        .target(name: "Guidance", dependencies: ["Routing"], swiftSettings: strict),
        .target(name: "Trips", dependencies: ["Guidance", "Routing"], swiftSettings: strict),
        .target(name: "Protocol", swiftSettings: strict),

        // The shells: each carries bytes of one kind.
        .target(
            name: "OpenStreetMap",
            dependencies: [
                "CBzip2", "CLibXML2", "CZlib", "Routing", .product(name: "SwiftProtobuf", package: "swift-protobuf"),
            ],
            exclude: ["Protobuf/fileformat.proto", "Protobuf/osmformat.proto"],
            swiftSettings: strict),
        .target(
            name: "PostgreSQL",
            dependencies: ["CLibPQ", .product(name: "Logging", package: "swift-log")],
            swiftSettings: strict),
        .target(
            name: "Storage",
            dependencies: [
                "Guidance", "PostgreSQL", "Routing", "Trips", "Webhooks",
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict),
        .target(
            name: "WebSockets",
            dependencies: [
                "CZlib",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ],
            swiftSettings: strict),
        .target(
            name: "Webhooks",
            dependencies: [
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict),

        // The house: where all of them meet.
        .target(
            name: "Server",
            dependencies: [
                "Guidance", "PostgreSQL", "Protocol", "Routing", "Storage", "Trips", "WebSockets", "Webhooks",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "JWTKit", package: "jwt-kit"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict),
        .target(
            name: "Simulator",
            dependencies: [
                "CLibXML2", "Protocol", "Routing", "WebSockets",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "waymark",
            dependencies: [
                "OpenStreetMap", "PostgreSQL", "Protocol", "Routing", "Server", "Simulator", "Storage", "Trips",
                "Webhooks",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict),

        // Tests, one target for each.
        .target(name: "TestSupport", dependencies: ["PostgreSQL", "Routing"], path: "Tests/TestSupport"),
        .testTarget(name: "RoutingTests", dependencies: ["Routing", "TestSupport"]),
        .testTarget(name: "GuidanceTests", dependencies: ["Guidance", "Routing", "TestSupport"], exclude: ["Golden"]),
        .testTarget(name: "TripsTests", dependencies: ["Trips", "Guidance", "Routing", "TestSupport"]),
        .testTarget(name: "ProtocolTests", dependencies: ["Protocol"]),
        .testTarget(
            name: "OpenStreetMapTests",
            dependencies: [
                "CBzip2", "CZlib", "OpenStreetMap", "Routing", "TestSupport",
                .product(name: "SwiftProtobuf", package: "swift-protobuf"),
            ]),
        .testTarget(name: "PostgreSQLTests", dependencies: ["PostgreSQL", "TestSupport"]),
        .testTarget(
            name: "StorageTests",
            dependencies: ["Storage", "OpenStreetMap", "PostgreSQL", "Routing", "TestSupport", "Trips", "Webhooks"]),
        .testTarget(
            name: "WebSocketsTests",
            dependencies: [
                "WebSockets",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ]),
        // What `make conformance` runs the Autobahn test suite against.
        .executableTarget(
            name: "websocket-echo",
            dependencies: [
                "WebSockets",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            path: "Tests/WebSocketEcho",
            swiftSettings: strict),
        .testTarget(name: "WebhooksTests", dependencies: ["Webhooks"]),
        .testTarget(
            name: "ServerTests",
            dependencies: [
                "Guidance", "OpenStreetMap", "PostgreSQL", "Protocol", "Routing", "Server", "Storage", "TestSupport",
                "Trips", "WebSockets", "Webhooks",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]),
        .testTarget(
            name: "SimulatorTests",
            dependencies: [
                "Simulator", "Protocol", "Routing", "WebSockets",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ]),
        .testTarget(
            name: "EndToEndTests",
            dependencies: ["PostgreSQL", "Protocol", "Simulator", "Webhooks", "WebSockets", "TestSupport", "waymark"]),
        .testTarget(name: "LayoutTests"),
    ]
)
