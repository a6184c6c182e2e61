import Foundation
import Testing

@testable import PostgreSQL

@Suite("Parts of the embedded database")
struct ClusterPartsTests {
    @Test("the machine's own programs are found, of the wanted version or not at all")
    func binaries() throws {
        let found = try ServerBinaries.find()
        #expect(found.majorVersion >= 15)
        #expect(FileManager.default.isExecutableFile(atPath: found.initdb))
        #expect(try ServerBinaries.find(version: found.majorVersion) == found)
        let error = #expect(throws: PrivateClusterError.self) { try ServerBinaries.find(version: 9) }
        #expect(error?.code == .binariesMissing)
        #expect(error?.description.contains("version 9") == true && error?.description.contains(found.folder) == true)
    }

    @Test("a home that the server's user cannot enter gets a folder elsewhere, the same each time, with the reason")
    func unreachableHome() throws {
        let stranger = ServerUser(name: "stranger", id: 54_321, group: 54_321)
        let hidden = "/tmp/waymark-hidden-\(getpid())"
        try FileManager.default.createDirectory(
            atPath: hidden, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(atPath: hidden) }
        let location = ClusterLocation(home: hidden + "/.waymark", user: stranger)
        #expect(location.folder.hasPrefix("/var/lib/waymark/"))
        #expect(location.explanation?.contains("stranger") == true && location.explanation?.contains(hidden) == true)
        #expect(location == ClusterLocation(home: hidden + "/x/../.waymark", user: stranger))
        #expect(location != ClusterLocation(home: hidden + "/other", user: stranger))
        #expect(ClusterLocation(home: hidden, user: nil).folder.hasSuffix("/postgresql"))
    }

    @Test("a socket folder under /tmp that somebody else has put there is refused")
    func foreignSocketFolder() throws {
        let home = "/tmp/" + String(repeating: "x", count: 120) + "\(getpid())"
        let location = ClusterLocation(home: home, user: nil)
        #expect(location.socketFolder.hasPrefix("/tmp/waymark-"))
        #expect(FileManager.default.createFile(atPath: location.socketFolder, contents: nil))
        defer { unlink(location.socketFolder) }
        let error = #expect(throws: PrivateClusterError.self) { try location.createSocketFolder(for: nil) }
        #expect(error?.code == .folderUnusable && error?.description.contains(location.socketFolder) == true)
    }

    @Test("a program's output and status come back, its children hold nothing of ours open")
    func subprocess() throws {
        let output = try Subprocess.run(["/bin/sh", "-c", "echo out; echo err >&2; sleep 600 & echo $!; exit 3"])
        #expect(output.status == 3)
        let lines = output.text.split(separator: "\n")
        #expect(lines.prefix(2) == ["out", "err"])
        let child = try #require(lines.last.flatMap { pid_t($0) })
        #expect(kill(child, SIGKILL) == 0)
        #expect(try Subprocess.run(["/bin/sh", "-c", "kill -TERM $$"]).status == 128 + SIGTERM)
        #expect(try Subprocess.run(["/no/such/program"]).status == 127)
        #expect(try Subprocess.run(["/bin/sh", "-c", "pwd; env | grep PGHOST"], in: "/usr").text == "/usr\n")
    }

    @Test("settings quote any path")
    func settings() {
        let text = ServerSettings(socketFolder: #"/a 'b' "c" \d"#, durability: .full).text
        #expect(text.contains(#"unix_socket_directories = '"/a ''b'' ""c"" \\d"'"#))
        #expect(!text.contains("fsync"))
    }

    @Test("half a process file is none")
    func processFile() throws {
        let folder = "/tmp/waymark-pidfile-\(getpid())"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for text in [
            "", "123\n", "x\n/data\n1\n5432\n/socket\n", "-1\n/data\n1\n5432\n/socket\n", "123\n/data\n1\nport\n/s\n",
        ] {
            try text.write(toFile: folder + "/postmaster.pid", atomically: true, encoding: .utf8)
            #expect(Postmaster(data: folder) == nil)
        }
    }
}
