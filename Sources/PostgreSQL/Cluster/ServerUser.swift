import Foundation

/// The unprivileged account that runs the server when Waymark itself runs as root, which PostgreSQL refuses to be.
struct ServerUser: Sendable, Equatable {
    let name: String
    let id: uid_t
    let group: gid_t

    /// `postgres`, else `nobody`; `nil` when Waymark is not root and the server simply runs as the same user.
    static func forThisProcess() throws(PrivateClusterError) -> ServerUser? {
        guard geteuid() == 0 else { return nil }
        for name in ["postgres", "nobody"] {
            if let account = getpwnam(name) {
                return ServerUser(name: name, id: account.pointee.pw_uid, group: account.pointee.pw_gid)
            }
        }
        throw PrivateClusterError(
            .userMissing,
            "PostgreSQL does not run as root, and this machine has neither a user 'postgres' nor 'nobody' to run it. "
                + "Start Waymark as an ordinary user, or set DATABASE_URL.")
    }

    /// What stands before a command so that it runs as this user.
    func prefix() throws(PrivateClusterError) -> [String] {
        if let setpriv = Subprocess.path(of: "setpriv") {
            return [setpriv, "--reuid=\(id)", "--regid=\(group)", "--clear-groups"]
        }
        if let runuser = Subprocess.path(of: "runuser") { return [runuser, "-u", name, "--"] }
        if let sudo = Subprocess.path(of: "sudo") { return [sudo, "-n", "-u", name, "--"] }
        throw PrivateClusterError(
            .userMissing,
            "PostgreSQL does not run as root, and none of setpriv, runuser, sudo is here to become '\(name)'. "
                + "Install util-linux, or start Waymark as an ordinary user.")
    }

    /// Whether the user may pass through a folder and all above it, by owner, group and mode.
    func canTraverse(_ folder: String) -> Bool {
        var path = folder
        while true {
            var status = stat()
            guard stat(path, &status) == 0 else { return false }
            let execute: mode_t =
                status.st_uid == id ? 0o100 : status.st_gid == group ? 0o010 : 0o001
            guard status.st_mode & execute != 0 else { return false }
            if path == "/" { return true }
            path = (path as NSString).deletingLastPathComponent
        }
    }
}
