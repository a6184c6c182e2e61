import NIOCore
import NIOPosix

/// Many vehicles of one process, each with a seed of its own.
package enum Fleet {
    /// Drives all of them at once.
    ///
    /// - Parameter observe: told each vehicle's events with its number, from 0.
    /// - Returns: the reports, in the order of the vehicles; a failure in place of a drive that could not be finished.
    package static func run(
        _ vehicles: [DriveOptions], observe: @escaping @Sendable (Int, DriveEvent) -> Void
    ) async -> [Result<DriveReport, any Error>] {
        await withTaskGroup(of: (Int, Result<DriveReport, any Error>).self) { tasks in
            for (number, options) in vehicles.enumerated() {
                tasks.addTask {
                    let run = DriveRun(options) { observe(number, $0) }
                    do {
                        return (number, .success(try await run.run()))
                    } catch {
                        return (number, .failure(error))
                    }
                }
            }
            var reports: [Int: Result<DriveReport, any Error>] = [:]
            for await (number, result) in tasks { reports[number] = result }
            return vehicles.indices.compactMap { reports[$0] }
        }
    }
}
