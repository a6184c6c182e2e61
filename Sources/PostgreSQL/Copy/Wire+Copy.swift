import CLibPQ

extension Wire {
    func copyIn(_ query: Query, _ body: (inout BinaryCopyWriter) throws -> Void) throws -> Int {
        let columns = try beginCopy(query, expecting: PGRES_COPY_IN)
        do {
            var writer = BinaryCopyWriter(wire: self, columns: columns)
            try body(&writer)
            try writer.finish()
        } catch {
            if !isBroken { _ = try? endCopyIn(because: "the client gave up") }
            throw error
        }
        return try endCopyIn()
    }

    func copyOut<T>(_ query: Query, _ body: (inout BinaryCopyReader) throws -> T) throws -> T {
        _ = try beginCopy(query, expecting: PGRES_COPY_OUT)
        var reader = BinaryCopyReader(wire: self)
        let value: T
        do {
            value = try body(&reader)
        } catch {
            if !isBroken { try leaveCopyOut(isAtEnd: reader.isAtEnd) }
            throw error
        }
        if reader.isAtEnd { _ = try results() } else { try leaveCopyOut(isAtEnd: false) }
        return value
    }

    /// Ends a COPY out whose remaining rows nobody wants.
    private func leaveCopyOut(isAtEnd: Bool) throws {
        if !isAtEnd {
            if operation.ending == nil { cancel(.unwanted) }
            try discardCopyData()
        }
        do { _ = try results() } catch let error as PostgreSQLError where error.code == .refused {}
    }

    /// Begins a COPY and says how many columns its rows have.
    private func beginCopy(_ query: Query, expecting status: ExecStatusType) throws -> Int16 {
        guard query.parameters.count == 0 else {
            throw PostgreSQLError(.misuse, "is a COPY, which takes no parameters", query: operation.label)
        }
        try send { PQsendQuery(handle, query.sql) == 1 }
        guard let pointer = try nextResult() else { throw lost(operation.label) }
        let result = QueryResult(pointer, label: operation.label)
        let actual = PQresultStatus(pointer)
        if actual == status { return Int16(clamping: result.columns.count) }
        try leaveWrongCopy(actual)
        do { _ = try results() } catch let error as PostgreSQLError where error.code == .refused {}
        throw actual == PGRES_FATAL_ERROR
            ? PostgreSQLError(serverResult: pointer, query: operation.label)
            : PostgreSQLError(.misuse, "is not a COPY in this direction", query: operation.label)
    }

    /// Sends a buffer, in messages that libpq can count.
    func sendCopyData(_ bytes: UnsafeRawBufferPointer) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            try checkLimits()
            try sendCopyMessage(UnsafeRawBufferPointer(rebasing: rest.prefix(16 << 20)))
            rest = rest.dropFirst(16 << 20)
        }
    }

    private func sendCopyMessage(_ bytes: UnsafeRawBufferPointer) throws {
        guard let address = bytes.baseAddress else { return }
        let data = address.assumingMemoryBound(to: CChar.self)
        while true {
            switch PQputCopyData(handle, data, Int32(bytes.count)) {
            case 1: return try flush()
            case 0: try flush()
            default: throw lost(operation.label)
            }
        }
    }

    /// Ends a COPY in. With a reason the server discards all rows of it.
    ///
    /// - Returns: the number of rows copied.
    private func endCopyIn(because reason: String? = nil) throws -> Int {
        while true {
            switch PQputCopyEnd(handle, reason) {
            case 1:
                try flush()
                return try results().last?.affected ?? 0
            case 0: try flush()
            default: throw lost(operation.label)
            }
        }
    }

    /// The next piece of a COPY out, to be freed with `PQfreemem`; `nil` at the end.
    func receiveCopyData() throws -> UnsafeMutableRawBufferPointer? {
        while true {
            var buffer: UnsafeMutablePointer<CChar>?
            let length = PQgetCopyData(handle, &buffer, 1)
            switch length {
            case 0:
                try wait(for: POLLIN32)
                try consumeInput()
            case -1: return nil
            case -2: throw lost(operation.label)
            default: return UnsafeMutableRawBufferPointer(start: buffer, count: Int(length))
            }
        }
    }

    /// Reads a COPY out to its end without keeping anything.
    func discardCopyData() throws {
        while let piece = try receiveCopyData() { PQfreemem(piece.baseAddress) }
    }

    private func leaveWrongCopy(_ status: ExecStatusType) throws {
        if status == PGRES_COPY_OUT { try discardCopyData() }
        if status == PGRES_COPY_IN { _ = PQputCopyEnd(handle, "the client reads rows here") }
    }
}
