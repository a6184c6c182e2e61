import Foundation
import Testing

@testable import OpenStreetMap

/// Ten thousand broken files of all formats: each is a sound map or an error that names it, in bounded memory.
///
/// The same ones every time. A failure prints the number that makes its file; after a crash the file is still among the
/// temporary ones.
struct MutatedFileTests {
    private static let shards = 8
    private static let filesPerShard = 1_250

    @Test("broken files of all formats are survived", arguments: 0..<shards)
    func mutations(shard: Int) async throws {
        let seeds = try MutationSeeds()
        let (file, other) = (try ScratchFile(), try ScratchFile())
        try other.write(seeds.soundFile)
        var maps = 0
        for number in shard * Self.filesPerShard..<(shard + 1) * Self.filesPerShard {
            var mutation = Mutation(seed: UInt64(number))
            let bytes = seeds.file(&mutation)
            do {
                let others = mutation.chance(5) ? [other] : []
                switch try await file.outcome(bytes, and: others) {
                case .success: maps += 1
                case .failure(let error): #expect(error.path == file.path, "file \(number)")
                }
            } catch {
                Issue.record("file \(number) of \(bytes.count) bytes: \(error)")
            }
        }
        // Not all of it ends at the door: some damage leaves a map, or parts of one.
        #expect((Self.filesPerShard / 5...Self.filesPerShard * 4 / 5).contains(maps), "\(maps) maps")
        #expect(Self.peakMemory < 1 << 30, "the process has had \(Self.peakMemory) bytes")
    }

    /// What the process, with all tests that have run, has had at most, in bytes.
    private static var peakMemory: Int {
        var usage = rusage()
        getrusage(0, &usage)
        #if os(Linux)
            return usage.ru_maxrss * 1024
        #else
            return usage.ru_maxrss
        #endif
    }
}
