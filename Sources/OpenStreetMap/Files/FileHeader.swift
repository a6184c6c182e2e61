import Routing

/// What a map file says about itself.
struct FileHeader: Hashable, Sendable {
    /// When the extract was up to date, in seconds since 1970.
    var timestamp: Int64?
    var bounds: BoundingBox?
    var writingProgram = ""
}

extension FileHeader {
    /// What several files say together: as old as the oldest of them, and of known bounds where all say theirs.
    init(merging headers: [FileHeader]) {
        timestamp = headers.compactMap(\.timestamp).min()
        for (index, header) in headers.enumerated() {
            guard let box = header.bounds else {
                bounds = nil
                break
            }
            if index == 0 { bounds = box } else { bounds?.formUnion(box) }
        }
        var programs: [String] = []
        for program in headers.map(\.writingProgram.quotable) where !program.isEmpty && !programs.contains(program) {
            programs.append(program)
        }
        writingProgram = programs.joined(separator: ", ")
    }
}
