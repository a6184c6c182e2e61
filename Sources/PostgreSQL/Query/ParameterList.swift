import CLibPQ

/// A query's parameters, encoded one behind the other in one buffer.
struct ParameterList: Sendable {
    private(set) var types: [UInt32] = []
    private var ends: [Int] = []
    private var nulls: [Bool] = []
    private var bytes: [UInt8] = []
    /// The first value that could not be encoded. A literal can't throw; running the query does.
    private(set) var failure: (index: Int, reason: String)?

    var count: Int { types.count }

    mutating func append<Value: PostgreSQLEncodable>(_ value: Value) {
        types.append(Value.dataType.oid)
        nulls.append(value.isNull)
        do {
            if !value.isNull { try value.encode(into: &bytes) }
        } catch {
            failure = failure ?? (count, error.reason)
        }
        ends.append(bytes.count)
    }

    /// The arrays that libpq's `PQsendQueryParams` and its like want; good only inside `body`.
    func withArrays<T>(
        _ body: (
            _ values: [UnsafePointer<CChar>?], _ lengths: [Int32], _ formats: [Int32]
        ) -> T
    ) -> T {
        bytes.withUnsafeBytes { buffer in
            // An empty value still needs an address: libpq takes a missing one for NULL.
            withUnsafeBytes(of: UInt8(0)) { nothing in
                let base = buffer.baseAddress ?? nothing.baseAddress
                var values: [UnsafePointer<CChar>?] = []
                var lengths: [Int32] = []
                var start = 0
                for (end, isNull) in zip(ends, nulls) {
                    let address = base.map { $0 + start }
                    values.append(isNull ? nil : address?.assumingMemoryBound(to: CChar.self))
                    lengths.append(Int32(clamping: end - start))
                    start = end
                }
                return body(values, lengths, [Int32](repeating: 1, count: count))
            }
        }
    }

    /// Refuses what cannot travel, before anything has.
    func check(for label: String) throws(PostgreSQLError) {
        if let failure {
            throw PostgreSQLError(.invalidParameter, "parameter $\(failure.index) \(failure.reason)", query: label)
        }
        guard count <= 65535 else {
            throw PostgreSQLError(
                .invalidParameter, "\(count) parameters are more than the 65535 of PostgreSQL; pass arrays",
                query: label)
        }
        guard bytes.count < 1 << 30 else {
            throw PostgreSQLError(
                .invalidParameter, "\(bytes.count) bytes of parameters are more than PostgreSQL takes", query: label)
        }
    }
}
