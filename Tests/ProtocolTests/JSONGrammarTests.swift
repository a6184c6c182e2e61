import Foundation
import Testing

@testable import Protocol

@Suite("The grammar of JSON")
struct JSONGrammarTests {
    private func error(_ text: String) -> ProtocolError? {
        refusal { () throws(ProtocolError) in
            let result = Array(text.utf8).withUnsafeBytes { utf8 in
                Result { () throws(ProtocolError) in try JSONGrammar.check(utf8, maximumDepth: 8) }
            }
            try result.get()
        }
    }

    @Test(
        "holds for",
        arguments: [
            "0", "-0", "1.5e+10", "0E-5", "true", "null", "\"\"", "[]", "{}", " [ 1 , [ ] , { \"a\" : false } ] ",
            #""\u00e4\ud83d\ude80\"\\\/\b\f\n\r\t""#, "\u{FEFF}1", "\"\u{7F}🚀\"", "[[[[[[[[]]]]]]]]",
        ])
    func accepts(_ text: String) {
        #expect(error(text) == nil)
    }

    @Test(
        "is broken at the byte that breaks it",
        arguments: [
            ("", 0), ("{\"a\":1,}", 7), ("[1,]", 3), ("[1 2]", 3), ("{\"a\" 1}", 5), ("{a:1}", 1), ("01", 1), ("1.", 2),
            (".5", 0), ("+1", 0), ("1e", 2), ("-", 1), ("tru", 0), ("nulll", 4), ("\"a", 2), ("\"\\q\"", 2),
            ("\"\\u12G4\"", 5),
            ("[", 1), ("{\"a\":", 5), ("[1]]", 3), ("'a'", 0), ("[1]//", 3), ("NaN", 0), ("\"\t\"", 1),
            ("[[[[[[[[[", 8),
            (#""\ud800""#, 7), (#""\ud800\u0041""#, 13), (#""\udc00""#, 7),
        ] as [(String, Int)])
    func refuses(_ text: String, _ byte: Int) {
        let error = error(text)
        #expect(error?.code == .malformedJSON)
        #expect(error?.message.contains("at byte \(byte)") == true, "\(error?.message ?? "accepted")")
    }

    @Test("holds for what Foundation writes")
    func foundation() throws {
        let object: [String: Any] = [
            "text": "a\"\\\u{1}\u{2028}🚀/", "list": [1, 2.5, -1e-9, true, NSNull()],
            "deep": ["a": ["b": ["c": [Int]()]]],
        ]
        for options: JSONSerialization.WritingOptions in [
            [], [.prettyPrinted], [.withoutEscapingSlashes, .sortedKeys],
        ] {
            let data = try JSONSerialization.data(withJSONObject: object, options: options)
            #expect(error(String(decoding: data, as: UTF8.self)) == nil)
        }
    }
}
