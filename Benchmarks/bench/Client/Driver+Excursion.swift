import NIOCore

// Off the route fixes have no answer, until a new route comes.

extension Driver {
    struct Excursion {
        var fixes: ArraySlice<ByteBuffer>
        let interval: TimeAmount
        var sentAt: ContinuousClock.Instant?
        var done: EventLoopPromise<Double?>
    }

    /// Sends fixes one by one, until a new route comes.
    ///
    /// - Parameter done: is told the seconds from the last fix sent to that route; `nil` where none came.
    func leave(with fixes: [ByteBuffer], every interval: TimeAmount, done: EventLoopPromise<Double?>) {
        guard connection != nil else { return done.fail(BenchFailure("not connected")) }
        excursion = Excursion(fixes: fixes[...], interval: interval, done: done)
        sendNextOfExcursion()
    }

    private func sendNextOfExcursion() {
        guard let eventLoop = connection?.eventLoop, let excursion else { return }
        guard let fix = excursion.fixes.first else { return finishExcursion(with: nil) }
        self.excursion?.fixes.removeFirst()
        self.excursion?.sentAt = .now
        connection?.send(text: fix)
        let driver = NIOLoopBound(self, eventLoop: eventLoop)
        eventLoop.scheduleTask(in: excursion.interval) { driver.value.sendNextOfExcursion() }
    }

    func noteRoute(at now: ContinuousClock.Instant) {
        guard let sentAt = excursion?.sentAt else { return }
        finishExcursion(with: (now - sentAt).inSeconds)
    }

    /// Some wrong turns lead to where no road leads on from.
    func finishExcursion(with seconds: Double?) {
        let done = excursion?.done
        excursion = nil
        done?.succeed(seconds)
    }
}
