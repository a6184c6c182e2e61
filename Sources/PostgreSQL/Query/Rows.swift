import CLibPQ

/// What a statement returned: its rows, in order, and how many rows it changed.
package struct Rows: RandomAccessCollection, Sendable {
    let result: QueryResult

    package var startIndex: Int { 0 }
    package var endIndex: Int { result.rowCount }
    package subscript(position: Int) -> Row { Row(result: result, index: position) }

    /// Rows inserted, updated, deleted, or returned by a `SELECT`.
    package var affected: Int { result.affected }

    /// The only row.
    ///
    /// - Throws: `PostgreSQLError` with `.undecodable` when there are more or none.
    package func one() throws -> Row {
        guard count == 1 else {
            throw PostgreSQLError(.undecodable, "returned \(count) rows where one was expected", query: result.label)
        }
        return self[0]
    }

    /// All rows as tuples: `try rows.decode((Int64, String?).self)`.
    package func decode<each Value: PostgreSQLDecodable>(
        _ type: (repeat each Value).Type
    ) throws -> [(repeat each Value)] {
        try map { try $0.decode(type) }
    }
}

/// One row. Columns are read by name or by number from 0.
package struct Row: Sendable {
    let result: QueryResult
    let index: Int

    /// The column of this name, as this type.
    ///
    /// - Throws: `PostgreSQLError` with `.undecodable`, naming query, column and types.
    package subscript<Value: PostgreSQLDecodable>(
        column: String, as _: Value.Type = Value.self
    ) -> Value {
        get throws {
            guard let number = result.columns.firstIndex(of: column) else {
                let known = result.columns.joined(separator: ", ")
                throw PostgreSQLError(
                    .undecodable, "has no column '\(column)', only \(known)", query: result.label)
            }
            return try value(at: number)
        }
    }

    /// The column of this number, as this type.
    package subscript<Value: PostgreSQLDecodable>(column: Int, as _: Value.Type = Value.self) -> Value {
        get throws { try value(at: column) }
    }

    /// The columns from the first on as a tuple: `let (id, name) = try row.decode((Int64, String?).self)`.
    package func decode<each Value: PostgreSQLDecodable>(
        _: (repeat each Value).Type
    ) throws -> (repeat each Value) {
        var column = -1
        func next<Next: PostgreSQLDecodable>(_: Next.Type) throws -> Next {
            column += 1
            return try value(at: column)
        }
        return (repeat try next((each Value).self))
    }

    private func value<Value: PostgreSQLDecodable>(at column: Int) throws -> Value {
        guard result.columns.indices.contains(column) else {
            throw PostgreSQLError(
                .undecodable, "has no column number \(column), only \(result.columns.count)", query: result.label)
        }
        do throws(ValueError) {
            return try Value.decode(result.field(row: index, column: column))
        } catch {
            throw PostgreSQLError(
                .undecodable,
                "column '\(result.columns[column])' cannot be read as \(Value.self): it \(error.reason)",
                query: result.label)
        }
    }
}

/// libpq's result, freed with its last reader.
final class QueryResult: @unchecked Sendable {
    // Unchecked: libpq's results never change once made, and may be read by many threads (its documentation, "Threads").
    private let pointer: OpaquePointer
    let label: String
    let columns: [String]
    let rowCount: Int

    init(_ pointer: OpaquePointer, label: String) {
        self.pointer = pointer
        self.label = label
        columns = (0..<PQnfields(pointer)).map { PQfname(pointer, $0).map { String(cString: $0) } ?? "" }
        rowCount = Int(PQntuples(pointer))
    }

    deinit { PQclear(pointer) }

    var affected: Int { PQcmdTuples(pointer).flatMap { Int(String(cString: $0)) } ?? 0 }

    /// The command as the server names it, such as `INSERT 0 1`.
    var command: String { PQcmdStatus(pointer).map { String(cString: $0) } ?? "" }

    func field(row: Int, column: Int) -> Field {
        let (row, column) = (Int32(row), Int32(column))
        let type = DataType(oid: PQftype(pointer, column))
        guard PQgetisnull(pointer, row, column) == 0 else { return Field(type: type, bytes: nil) }
        let length = Int(PQgetlength(pointer, row, column))
        return Field(type: type, bytes: UnsafeRawBufferPointer(start: PQgetvalue(pointer, row, column), count: length))
    }
}
