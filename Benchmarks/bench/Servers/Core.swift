/// Where a server and those who ask it run, so that neither takes time from the other: a core for each.
enum Core: Int, Sendable {
    case server = 0
    case client = 1

    /// How a program is started there: `taskset` becomes the program, under the same process id.
    func pinned(_ program: String, _ arguments: [String], _ peers: Peers) throws -> (String, [String]) {
        (try peers.program("taskset"), ["-c", String(rawValue), program] + arguments)
    }
}
