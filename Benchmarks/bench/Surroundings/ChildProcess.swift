import Foundation
import Synchronization

/// A server in a process of its own, told to end by its id.
final class ChildProcess: Sendable {
    private let process: Process
    /// Where it listens, on 127.0.0.1.
    let port: Int
    var id: Int32 { process.processIdentifier }

    private static let running = Mutex<[Int32: Process]>([:])

    private init(_ process: Process, port: Int) {
        self.process = process
        self.port = port
    }

    /// Starts a program that says `listening on ws://…:PORT/` once it does.
    ///
    /// - Parameter environment: added to this process's own; `nil` takes a variable away.
    static func serve(
        _ program: String, _ arguments: [String], environment: [String: String?] = [:]
    ) async throws -> ChildProcess {
        let process = prepare(program, arguments, environment: environment)
        let output = Pipe()
        process.standardOutput = output
        try start(process)
        let port = try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread { continuation.resume(with: Result { try listeningPort(in: output, of: program) }) }
        }
        return ChildProcess(process, port: port)
    }

    /// Starts a program that is told where to listen and needn't say anything, and waits until it does.
    static func serve(_ program: String, _ arguments: [String], port: Int) async throws -> ChildProcess {
        let process = prepare(program, arguments)
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try start(process)
        let server = ChildProcess(process, port: port)
        let begun = ContinuousClock.now
        while !FreePort.isTaken(port) {
            guard process.isRunning, ContinuousClock.now - begun < patience else {
                server.end()
                throw BenchFailure("\(([program] + arguments).joined(separator: " ")) doesn't listen on port \(port)")
            }
            try await Task.sleep(for: .milliseconds(50))
        }
        return server
    }

    /// What a server may take to load its map.
    private static let patience = Duration.seconds(120)

    /// A program that is not started yet, reads nothing, and prints where this one does.
    static func prepare(
        _ program: String, _ arguments: [String], environment: [String: String?] = [:]
    ) -> Process {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.environment = environment.reduce(into: ProcessInfo.processInfo.environment) { $0[$1.key] = $1.value }
        process.standardInput = FileHandle.nullDevice
        return process
    }

    /// Starts it; `killAll` ends it until it is forgotten.
    static func start(_ process: Process) throws {
        try process.run()
        running.withLock { $0[process.processIdentifier] = process }
    }

    static func forget(_ process: Process) { running.withLock { $0[process.processIdentifier] = nil } }

    private static func listeningPort(in output: Pipe, of program: String) throws -> Int {
        var text = ""
        while true {
            let data = output.fileHandleForReading.availableData
            guard !data.isEmpty else { throw BenchFailure("\(program) ended before it listened: \(text)") }
            text += String(decoding: data, as: UTF8.self)
            if let found = text.firstMatch(of: /listening on ws:\/\/[^:]+:(\d+)\//), let port = Int(found.1) {
                return port
            }
        }
    }

    /// Asks it to end, and waits until it has.
    func end() {
        process.terminate()
        process.waitUntilExit()
        Self.forget(process)
    }

    /// At once, without their consent: when this process is told to end itself.
    static func killAll() {
        for id in running.withLock({ Array($0.keys) }) { kill(id, SIGKILL) }
    }

    /// What a short program prints.
    static func output(of program: String, _ arguments: [String]) async throws -> String {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }
}

// MARK: - What the kernel says of it

extension ChildProcess {
    /// Bytes of memory that the process holds (`VmRSS`).
    func residentBytes() throws -> Double { try Self.statusBytes("VmRSS", of: id) }

    /// A line of the kernel's account of a process, such as `VmHWM`, in bytes.
    static func statusBytes(_ name: String, of id: Int32) throws -> Double {
        let status = try String(contentsOfFile: "/proc/\(id)/status", encoding: .utf8)
        let line = status.split(separator: "\n").first { $0.hasPrefix(name + ":") }
        guard let words = line?.split(whereSeparator: \.isWhitespace), words.count > 1, let kilobytes = Double(words[1])
        else { throw BenchFailure("/proc/\(id)/status has no \(name)") }
        return kilobytes * 1024
    }

    /// Seconds that the process has had a processor, in steps of a clock tick, usually 10 ms.
    func processorSeconds() throws -> Double { try Self.processorSeconds(of: id) }

    static func processorSeconds(of id: Int32) throws -> Double {
        let stat = try String(contentsOfFile: "/proc/\(id)/stat", encoding: .utf8)
        // The program's name, in parentheses, may hold anything; user and system time are the 14th and 15th field.
        let fields = stat.split(separator: ")").last?.split(separator: " ") ?? []
        guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12]) else {
            throw BenchFailure("/proc/\(id)/stat is too short")
        }
        return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
    }
}
