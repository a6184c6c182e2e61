import Foundation
import Synchronization

/// A program that has run to its end.
struct ProgramRun: Sendable {
    /// By the wall, from its start to its end.
    let seconds: Double
    /// Of a processor, all threads together.
    let processorSeconds: Double
    /// Bytes of memory that it held at its highest (`VmHWM`).
    let peakBytes: Double
    /// What it printed.
    let output: String

    /// Runs a program, and watches it.
    ///
    /// - Parameter environment: added to this process's own; `nil` takes a variable away.
    /// - Throws: where it fails, with the last of what it printed.
    static func of(
        _ program: String, _ arguments: [String], environment: [String: String?] = [:], in folder: String
    ) async throws -> ProgramRun {
        // A file takes whatever it prints without anybody reading meanwhile.
        let log = URL(filePath: folder).appending(path: "output-\(UUID().uuidString)")
        try Data().write(to: log)
        defer { try? FileManager.default.removeItem(at: log) }
        let output = try FileHandle(forWritingTo: log)
        defer { try? output.close() }
        let process = ChildProcess.prepare(program, arguments, environment: environment)
        process.currentDirectoryURL = URL(filePath: folder)
        process.standardOutput = output
        process.standardError = output
        let watched = try await watch(process)
        let text = String(decoding: try Data(contentsOf: log), as: UTF8.self)
        guard process.terminationReason == .exit, process.terminationStatus == 0 else {
            throw BenchFailure("\(program) failed (\(process.terminationStatus)): \(text.suffix(500))")
        }
        return ProgramRun(
            seconds: watched.wall, processorSeconds: watched.processor, peakBytes: watched.peakBytes, output: text)
    }

    /// Starts it, and waits until it has ended.
    ///
    /// The kernel's account of a process that has ended begins with what this one holds (`ru_maxrss`), so it is looked
    /// at on its way; the last look is some milliseconds old.
    private static func watch(
        _ process: Process
    ) async throws -> (wall: Double, processor: Double, peakBytes: Double) {
        let end = Mutex<ContinuousClock.Instant?>(nil)
        process.terminationHandler = { _ in end.withLock { $0 = .now } }
        let start = ContinuousClock.now
        try ChildProcess.start(process)
        defer { ChildProcess.forget(process) }
        var (processor, peakBytes) = (0.0, 0.0)
        while true {
            if let end = end.withLock(\.self) { return ((end - start).inSeconds, processor, peakBytes) }
            let id = process.processIdentifier
            peakBytes = max(peakBytes, (try? ChildProcess.statusBytes("VmHWM", of: id)) ?? 0)
            processor = max(processor, (try? ChildProcess.processorSeconds(of: id)) ?? 0)
            try await Task.sleep(for: .milliseconds(5))
        }
    }
}
