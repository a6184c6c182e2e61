import Foundation

/// Where the embedded database lies: its folder, its data, its log, its socket.
struct ClusterLocation: Sendable, Equatable {
    /// Holds everything of the cluster; the server's user owns it and nobody else enters.
    let folder: String
    let socketFolder: String
    /// Why it is not under the home, if so.
    let explanation: String?

    var data: String { folder + "/data" }
    var log: String { folder + "/server.log" }
    var lock: String { folder + "/lock" }

    /// A socket's path has 107 bytes on Linux, 103 on macOS.
    private static let socketPathLimit = 103

    /// The place for a home; makes nothing. A home that the server's user cannot reach, such as one under `/root`, gets
    /// a folder elsewhere whose name derives from the home's.
    init(home: String, user: ServerUser?, elsewhere: String = "/var/lib/waymark") {
        let home = Self.resolved(home)
        let preferred = home + "/postgresql"
        if let user, !user.canTraverse(Self.nearestExisting(home)) {
            folder = elsewhere + "/" + Self.hash(home)
            explanation = "user '\(user.name)', who runs the server, may not enter \(home)"
        } else {
            folder = preferred
            explanation = nil
        }
        let nearby = folder + "/socket"
        let isShort = (nearby + "/.s.PGSQL.5432").utf8.count <= Self.socketPathLimit
        socketFolder = isShort ? nearby : "/tmp/waymark-" + Self.hash("\(user?.id ?? geteuid()) \(folder)")
    }

    /// Makes the cluster's own folder, for its user alone.
    func create(for user: ServerUser?) throws(PrivateClusterError) {
        let parent = (folder as NSString).deletingLastPathComponent
        do {
            try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
        } catch {
            throw Self.unusable(parent, "cannot be made: \(error.localizedDescription)")
        }
        try Self.makePrivateFolder(folder, for: user)
    }

    func createSocketFolder(for user: ServerUser?) throws(PrivateClusterError) {
        try Self.makePrivateFolder(socketFolder, for: user)
    }

    /// A folder under `/tmp` goes with the server; the next start makes it again.
    func removeSocketFolder() {
        if !socketFolder.hasPrefix(folder) { rmdir(socketFolder) }
    }

    /// Makes a folder of mode 0700, or makes sure that the one there is such and its user's: under `/tmp` anybody could
    /// have put something in its place.
    private static func makePrivateFolder(_ path: String, for user: ServerUser?) throws(PrivateClusterError) {
        let owner = user?.id ?? geteuid()
        if mkdir(path, 0o700) != 0, errno != EEXIST { throw unusable(path, "cannot be made: \(lastSystemError())") }
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
            throw unusable(path, "is not a folder. Remove it, or choose another WAYMARK_HOME.")
        }
        // Ours until it is given to the server's user: by this process, or by another that starts at the same time.
        if let user, status.st_uid == geteuid(), status.st_uid != owner {
            guard lchown(path, user.id, user.group) == 0 else {
                throw unusable(path, "cannot be given to '\(user.name)': \(lastSystemError())")
            }
            status.st_uid = owner
        }
        guard status.st_uid == owner else {
            throw unusable(
                path,
                "belongs to user \(status.st_uid), not \(owner). Start Waymark as the user who did so first, "
                    + "or choose another WAYMARK_HOME.")
        }
        if status.st_mode & 0o077 != 0 { chmod(path, 0o700) }
    }

    private static func unusable(_ path: String, _ what: String) -> PrivateClusterError {
        PrivateClusterError(.folderUnusable, "the embedded database's folder \(path) \(what)")
    }

    /// Absolute and without symbolic links, as far as it exists.
    static func resolved(_ path: String) -> String {
        URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
    }

    private static func nearestExisting(_ path: String) -> String {
        var path = path
        while path != "/", !FileManager.default.fileExists(atPath: path) {
            path = (path as NSString).deletingLastPathComponent
        }
        return path
    }

    /// FNV-1a of 64 bits: short, and the same in every process.
    private static func hash(_ text: String) -> String {
        let value = text.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
