import Foundation

/// The built `waymark`, run as a user runs it.
final class Program: Sendable {
    /// Beside the test bundle, where the package manager puts all products.
    static let path: String = {
        var folder = Bundle.main.executableURL?.deletingLastPathComponent() ?? URL(filePath: ".")
        let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
        if let bundle { folder = bundle.bundleURL.deletingLastPathComponent() }
        for candidate in [
            folder, SourceRoot.url.appending(path: ".build/debug"), SourceRoot.url.appending(path: ".build/release"),
        ] {
            let path = candidate.appending(path: "waymark").path
            if FileManager.default.isExecutableFile(atPath: path) { return path }
        }
        return "waymark"
    }()

    struct Outcome: Sendable {
        var status: Int32
        var output: String
        var errors: String
    }

    private let process: Process
    private let output: Pipe
    var id: Int32 { process.processIdentifier }

    private init(_ arguments: [String], environment: [String: String]) throws {
        process = Process()
        output = Pipe()
        process.executableURL = URL(filePath: Self.path)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardOutput = output
        process.standardError = FileHandle.standardError
    }

    /// Runs a command to its end, of `waymark` or of another program.
    static func run(
        _ arguments: [String], environment: [String: String] = [:], program: String = path
    ) async throws -> Outcome {
        let process = Process()
        let (output, errors) = (Pipe(), Pipe())
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardOutput = output
        process.standardError = errors
        process.standardInput = FileHandle.nullDevice
        try process.run()
        async let text = read(output)
        async let complaint = read(errors)
        let outcome = try await (text, complaint)
        await waitUntilExit(of: process)
        return Outcome(status: process.terminationStatus, output: outcome.0, errors: outcome.1)
    }

    private static func read(_ pipe: Pipe) async throws -> String {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(
                    with: Result {
                        String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
                    })
            }
        }
    }

    /// Starts `waymark serve`.
    ///
    /// - Returns: the process, and the port that it listens on.
    static func serve(port: Int = 0, environment: [String: String]) async throws -> (program: Program, port: Int) {
        let program = try Program(["serve", "--port", String(port)], environment: environment)
        try program.process.run()
        let output = program.output
        let port = try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Int, any Error>) in
            Thread.detachNewThread { continuation.resume(with: Result { try listeningPort(of: output) }) }
        }
        return (program, port)
    }

    /// Starts a command, waits until it has said something that matches, and sends it a signal.
    ///
    /// - Returns: how it ended.
    static func interrupt(
        _ arguments: [String], environment: [String: String], at words: String, with signal: Int32
    ) async throws -> Int32 {
        let program = try Program(arguments, environment: environment)
        try program.process.run()
        let output = program.output
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                var text = ""
                while !text.contains(words) {
                    let data = output.fileHandleForReading.availableData
                    guard !data.isEmpty else { break }
                    text += String(decoding: data, as: UTF8.self)
                }
                continuation.resume()
            }
        }
        Foundation.kill(program.id, signal)
        await waitUntilExit(of: program.process)
        return program.process.terminationStatus
    }

    /// On a thread of its own: a blocked one of the few that tasks share would hold all other tests up.
    private static func waitUntilExit(of process: Process) async {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                process.waitUntilExit()
                continuation.resume()
            }
        }
    }

    struct NotServing: Error, CustomStringConvertible {
        let description: String
    }

    private static func listeningPort(of output: Pipe) throws -> Int {
        var text = ""
        while true {
            let data = output.fileHandleForReading.availableData
            guard !data.isEmpty else { throw NotServing(description: "waymark serve ended: \(text)") }
            text += String(decoding: data, as: UTF8.self)
            if let found = text.firstMatch(of: /listening on ws:\/\/[^:]+:(\d+)\//), let port = Int(found.1) {
                return port
            }
        }
    }

    /// What no process can refuse.
    func kill() {
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// Asks it to end, and waits until it has.
    func terminate() async -> Int32 {
        process.terminate()
        await Self.waitUntilExit(of: process)
        return process.terminationStatus
    }
}

enum SourceRoot {
    static let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static let map = url.appending(path: "data/helsinki-centre.osm.pbf").path
}
