import CLibPQ
import Foundation

extension PostgreSQLError {
    /// The error that the server reported in a result.
    init(serverResult result: OpaquePointer, query: String) {
        func field(_ letter: Character) -> String? {
            guard let code = letter.asciiValue, let text = PQresultErrorField(result, Int32(code)) else { return nil }
            return String(cString: text)
        }
        // The letters are libpq's PG_DIAG_… constants.
        let state = field("C").map(SQLState.init(rawValue:))
        let isEnd = state?.endsConnection == true && state != .queryCanceled || field("V") == "FATAL"
        let whole = String(cString: PQresultErrorMessage(result)).trimmingCharacters(in: .whitespacesAndNewlines)
        self.init(isEnd || state == nil ? .connectionLost : .refused, field("M") ?? whole, query: query)
        sqlState = state
        detail = field("D")
        hint = field("H")
        context = field("W")
        schema = field("s")
        table = field("t")
        column = field("c")
        constraint = field("n")
    }
}
