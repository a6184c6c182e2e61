import NIOCore
import NIOPosix

/// Many vehicles of one process on one event loop group, each with a seed of its own.
package enum Fleet {
    /// So many vehicles of one kind: same trip, other seeds, other references.
    package static func vehicles(_ count: Int, like options: DriveOptions) -> [DriveOptions] {
        (0..<max(count, 0)).map { number in
            var vehicle = options
            vehicle.seed = options.seed &+ UInt64(number)
            vehicle.reference = options.reference.map { "\($0)-\(number + 1)" }
            return vehicle
        }
    }

    /// Drives all of them at once; they set out one after the other, a few milliseconds apart.
    ///
    /// - Parameter observe: told each vehicle's events with its number, from 0; must not block.
    /// - Returns: the reports, in the order of the vehicles; a failure in place of a drive that could not be finished.
    package static func run(
        _ vehicles: [DriveOptions], group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton,
        clock: any DriveClock = SystemDriveClock(), observe: @escaping @Sendable (Int, DriveEvent) -> Void
    ) async -> [Result<DriveReport, any Error>] {
        await withTaskGroup(of: (Int, Result<DriveReport, any Error>).self) { tasks in
            for (number, options) in vehicles.enumerated() {
                tasks.addTask {
                    do {
                        if number > 0 { try await clock.sleep(for: interval * number) }
                        let run = DriveRun(options, group: group, clock: clock) { observe(number, $0) }
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

    /// Between two that set out: a server's backlog of connections is short.
    private static let interval = Duration.milliseconds(4)
}
