import Foundation

/// The machine that figures come from.
struct Machine: Sendable {
    let processor: String
    let cores: Int
    /// Bytes.
    let memory: UInt64
    let system: String
    let kernel: String
    let swift: String
    /// Over the minute before.
    let load: String

    static func current() async throws -> Machine {
        Machine(
            processor: field("model name", in: "/proc/cpuinfo", separator: ":") ?? "unknown",
            cores: ProcessInfo.processInfo.activeProcessorCount,
            memory: ProcessInfo.processInfo.physicalMemory,
            system: field("PRETTY_NAME", in: "/etc/os-release", separator: "=") ?? "unknown",
            kernel: contents("/proc/sys/kernel/osrelease") ?? "unknown",
            swift: try await swiftVersion(),
            load: contents("/proc/loadavg")?.split(separator: " ").first.map(String.init) ?? "unknown")
    }

    private static func contents(_ path: String) -> String? {
        (try? String(contentsOfFile: path, encoding: .utf8))?.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// The value of the first line that begins with `name`.
    private static func field(_ name: String, in path: String, separator: Character) -> String? {
        let line = contents(path)?.split(separator: "\n").first { $0.hasPrefix(name) }
        let value = line?.split(separator: separator, maxSplits: 1).last
        return value.map { $0.trimmingCharacters(in: CharacterSet(charactersIn: " \t\"")) }
    }

    /// As in `6.2.1`, of the toolchain on the path.
    private static func swiftVersion() async throws -> String {
        let text = (try? await ChildProcess.output(of: "/usr/bin/env", ["swift", "--version"])) ?? ""
        return text.firstMatch(of: /Swift version ([0-9.]+)/).map { String($0.1) } ?? "unknown"
    }

    var table: Table {
        var table = Table("machine", "")
        table.add("processor", processor)
        table.add("cores", String(cores))
        table.add("memory", "\(memory >> 30) GiB")
        table.add("system", "\(system), Linux \(kernel)")
        table.add("Swift", swift)
        table.add("load before", load)
        return table
    }
}
