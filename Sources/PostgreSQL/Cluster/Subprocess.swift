import Foundation

/// Runs a program to its end, without pipes: a daemon that the program leaves behind must not hold ours open.
enum Subprocess {
    struct Output {
        let status: Int32
        let text: String
    }

    struct SpawnError: Error, CustomStringConvertible {
        let description: String
    }

    /// - Parameters:
    ///   - arguments: the program's full path first.
    ///   - user: whom to run it as; only root can.
    static func run(_ arguments: [String], as user: ServerUser? = nil, in folder: String = "/") throws -> Output {
        let output = try temporaryFile()
        defer { close(output) }
        // posix_spawn knows no working directory on every system; a shell does.
        let inFolder = ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", folder]
        let process = try spawn(inFolder + (user?.prefix() ?? []) + arguments, output: output)
        let status = wait(for: process)
        return Output(status: status, text: contents(of: output))
    }

    static var searchPath: [String] {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
        return path.split(separator: ":").map(String.init) + ["/usr/sbin", "/sbin"]
    }

    static func path(of program: String) -> String? {
        searchPath.map { $0 + "/" + program }.first(where: FileManager.default.isExecutableFile(atPath:))
    }

    /// Nothing of ours but the search path: no locale, no `PG…` variable may reach the server.
    private static var environment: [String] {
        #if os(Linux)
            let locale = "C.UTF-8"
        #else
            let locale = "en_US.UTF-8"
        #endif
        return ["PATH=" + searchPath.joined(separator: ":"), "LC_ALL=" + locale]
    }

    private static func spawn(_ command: [String], output: Int32) throws -> pid_t {
        #if os(Linux)
            var actions = posix_spawn_file_actions_t()
            var attributes = posix_spawnattr_t()
        #else
            var actions: posix_spawn_file_actions_t?
            var attributes: posix_spawnattr_t?
        #endif
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        for descriptor in openDescriptors() where descriptor > 2 && descriptor != output {
            posix_spawn_file_actions_addclose(&actions, descriptor)
        }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_adddup2(&actions, output, 2)
        posix_spawn_file_actions_addclose(&actions, output)
        // A group of its own: an interrupt typed at the terminal must not end initdb halfway. Signals that Waymark
        // ignores or blocks are none of the child's business.
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        for signal in [SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGPIPE, SIGCHLD, SIGUSR1, SIGUSR2] {
            sigaddset(&signals, signal)
        }
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        return try start(command, &actions, &attributes)
    }

    #if os(Linux)
        private typealias Actions = posix_spawn_file_actions_t
        private typealias Attributes = posix_spawnattr_t
    #else
        private typealias Actions = posix_spawn_file_actions_t?
        private typealias Attributes = posix_spawnattr_t?
    #endif

    private static func start(
        _ command: [String], _ actions: inout Actions, _ attributes: inout Attributes
    ) throws -> pid_t {
        let arguments = command.map { strdup($0) } + [nil]
        let variables = environment.map { strdup($0) } + [nil]
        defer { for string in arguments + variables { free(string) } }
        var process: pid_t = 0
        let failure = posix_spawn(&process, command[0], &actions, &attributes, arguments, variables)
        guard failure == 0 else {
            throw SpawnError(description: "\(command[0]) cannot be run: \(String(cString: strerror(failure)))")
        }
        return process
    }

    private static func wait(for process: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(process, &status, 0) == -1, errno == EINTR {}
        // The exit code, or 128 and the signal, as shells say it.
        return status & 0x7f == 0 ? (status >> 8) & 0xff : 128 + (status & 0x7f)
    }

    private static func openDescriptors() -> [Int32] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/dev/fd")) ?? []
        return names.compactMap { Int32($0) }
    }

    /// A file that has no name any more and ends with its descriptor.
    private static func temporaryFile() throws -> Int32 {
        var template = Array((NSTemporaryDirectory() + "/waymark-XXXXXX").utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else {
            throw SpawnError(description: "no temporary file can be made: \(lastSystemError())")
        }
        unlink(template)
        return descriptor
    }

    private static func contents(of descriptor: Int32) -> String {
        lseek(descriptor, 0, SEEK_SET)
        let data = FileHandle(fileDescriptor: descriptor, closeOnDealloc: false).readDataToEndOfFile()
        return String(decoding: data, as: UTF8.self)
    }
}
