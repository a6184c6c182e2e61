/// Tells the delivery service that something may be due; many signals at once are one.
struct WakeUps: Sendable {
    let stream: AsyncStream<Void>
    let signal: @Sendable () -> Void

    init() {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        self.stream = stream
        signal = { continuation.yield() }
    }
}
