// swift-tools-version: 6.2
import PackageDescription

// The product's declarations have `package` access, which ends at the package's border. So this package declares the
// product's targets again, over the same files by the link `Waymark` -> ../Sources, and needs neither a public
// interface nor test hooks. `waymark` is among them: the program that is measured is the one that ships.
// A target or a dependency that changes in ../Package.swift changes here too.

let package = Package(
    name: "waymark-benchmarks",
    platforms: [.macOS(.v15)],
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
        .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        .executableTarget(
            name: "bench",
            dependencies: [
                "Guidance", "OpenStreetMap", "PostgreSQL", "Protocol", "Routing", "Storage", "Trips", "WebSockets",
                "Webhooks",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            path: "bench")
    ] + waymark
)

/// The product's targets, as ../Package.swift has them.
var waymark: [Target] {
    [
        .systemLibrary(name: "CLibPQ", path: "Waymark/CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CBzip2", path: "Waymark/CBzip2", providers: [.apt(["libbz2-dev"])]),
        .systemLibrary(
            name: "CLibXML2", path: "Waymark/CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CZlib", path: "Waymark/CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .target(
            name: "Routing",
            dependencies: [.product(name: "HeapModule", package: "swift-collections")],
            path: "Waymark/Routing"),
        .target(name: "Guidance", dependencies: ["Routing"], path: "Waymark/Guidance"),
        .target(name: "Trips", dependencies: ["Guidance", "Routing"], path: "Waymark/Trips"),
        .target(name: "Protocol", path: "Waymark/Protocol"),
        .target(
            name: "OpenStreetMap",
            dependencies: [
                "CBzip2", "CLibXML2", "CZlib", "Routing", .product(name: "SwiftProtobuf", package: "swift-protobuf"),
            ],
            path: "Waymark/OpenStreetMap",
            exclude: ["Protobuf/fileformat.proto", "Protobuf/osmformat.proto"]),
        .target(
            name: "PostgreSQL",
            dependencies: ["CLibPQ", .product(name: "Logging", package: "swift-log")],
            path: "Waymark/PostgreSQL"),
        .target(
            name: "Storage",
            dependencies: [
                "Guidance", "PostgreSQL", "Routing", "Trips", "Webhooks",
                .product(name: "Logging", package: "swift-log"),
            ],
            path: "Waymark/Storage"),
        .target(
            name: "WebSockets",
            dependencies: [
                "CZlib",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ],
            path: "Waymark/WebSockets"),
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
            path: "Waymark/Webhooks"),
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
            path: "Waymark/Server"),
        .target(
            name: "Simulator",
            dependencies: [
                "CLibXML2", "Protocol", "Routing", "WebSockets",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "Yams", package: "Yams"),
            ],
            path: "Waymark/Simulator"),
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
            path: "Waymark/waymark"),
    ]
}
