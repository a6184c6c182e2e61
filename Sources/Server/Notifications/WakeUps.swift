/// Tells somebody that there is something to look for; many signals at once are one.
struct WakeUps: Sendable {
    /// For one reader.
    let stream: AsyncStream<Void>
    let signal: @Sendable () -> Void

    init() {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        self.stream = stream
        signal = { continuation.yield() }
    }
}
