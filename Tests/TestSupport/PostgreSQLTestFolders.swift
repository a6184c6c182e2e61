import Foundation
import PostgreSQL
import Synchronization

/// Folders for tests' private clusters, which carry the process's number so that a later run can clear up after a
/// killed one.
enum TestFolders {
    private static let prefix = "waymark-tests-"
    private static let count = Atomic(0)

    static func make() throws -> String {
        let number = count.add(1, ordering: .relaxed).newValue
        let path = "\(temporaryFolder)/\(prefix)\(getpid())-\(number)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        return path
    }

    /// Stops the cluster in a folder and removes it with all that belongs to it.
    static func remove(_ path: String) async {
        let cluster = PrivateCluster(home: path)
        try? await cluster.stop()
        if let data = try? await cluster.folders().data {
            try? FileManager.default.removeItem(atPath: (data as NSString).deletingLastPathComponent)
        }
        try? FileManager.default.removeItem(atPath: path)
    }

    static func removeThoseOfDeadProcesses() async {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: temporaryFolder)) ?? []
        for name in names where name.hasPrefix(prefix) {
            let process = name.dropFirst(prefix.count).prefix { $0.isNumber }
            guard let process = pid_t(process), process > 1, kill(process, 0) != 0, errno == ESRCH else { continue }
            await remove("\(temporaryFolder)/\(name)")
        }
    }

    /// Memory, where there is plenty of it: making a database there takes a fifth of the time.
    private static let temporaryFolder: String = {
        var memory = statvfs()
        if statvfs("/dev/shm", &memory) == 0, UInt64(memory.f_bavail) * UInt64(memory.f_frsize) > 2 << 30 {
            return "/dev/shm"
        }
        let path = NSTemporaryDirectory()
        return path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }()
}
