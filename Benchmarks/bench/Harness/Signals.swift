import Foundation

/// What Ctrl-C must not leave behind.
enum Signals {
    /// Has `work` done when the process is told to end, and then ends it.
    static func cleaningUp(_ work: @escaping @Sendable () async -> Void) -> [any DispatchSourceSignal] {
        [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                Task {
                    ChildProcess.killAll()
                    await work()
                    exit(128 + number)
                }
            }
            source.resume()
            return source
        }
    }
}
