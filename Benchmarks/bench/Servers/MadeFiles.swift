import Foundation

extension World {
    /// The folder with what a program has made of a map: kept with the programs, so that it is made once.
    ///
    /// - Parameter make: fills an empty folder.
    func making(_ kind: String, of map: MapFile, _ make: (_ folder: String) async throws -> Void) async throws -> String
    {
        let files = FileManager.default
        let place = try (peers.folder.map { $0 + "/made" } ?? scratchFolder()) + "/\(map.name)-\(map.bytes)"
        let folder = URL(filePath: "\(place)/\(kind)").path
        if files.fileExists(atPath: folder) { return folder }
        let unfinished = folder + ".unfinished"
        try? files.removeItem(atPath: unfinished)
        try files.createDirectory(atPath: unfinished, withIntermediateDirectories: true)
        Terminal.say("making \(kind) of \(map.name) …")
        try await make(unfinished)
        try files.moveItem(atPath: unfinished, toPath: folder)
        return folder
    }
}
