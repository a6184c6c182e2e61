import Testing

@testable import OpenStreetMap

struct SAXTextTests {
    private func read<Result>(_ text: String, _ body: (SAXText) -> Result) -> Result {
        Array(text.utf8).withUnsafeBufferPointer { body(SAXText($0.baseAddress, count: $0.count)) }
    }

    @Test(
        "whole numbers of 64 bits",
        arguments: [
            ("0", 0), ("-0", 0), ("+7", 7), ("-12", -12), ("4294967296", 1 << 32), ("0009", 9),
            ("9223372036854775807", .max), ("-9223372036854775808", .min), ("9223372036854775808", nil),
            ("-9223372036854775809", nil), ("99999999999999999999", nil), ("", nil), ("-", nil), ("1.0", nil),
            (" 1", nil), ("0x1", nil), ("--1", nil),
        ] as [(String, Int64?)])
    func integers(_ text: String, expected: Int64?) {
        #expect(read(text, \.integer) == expected)
    }

    @Test(
        "degrees in units of 1e-7, rounded to the nearest",
        arguments: [
            ("60", 600_000_000), ("-12.3456789", -123_456_789), (".5", 5_000_000), ("5.", 50_000_000), ("-0.0", 0),
            ("60.12345674", 601_234_567), ("60.12345675001", 601_234_568), ("5.0E-5", 500), ("1e2", 1_000_000_000),
            ("-179.99999999", -1_800_000_000), ("123456.7654321", 1_234_567_654_321), ("1e7", nil), ("inf", nil),
            ("nan", nil), ("", nil), ("-", nil), (".", nil), ("1.2.3", nil), ("12 ", nil),
        ] as [(String, Int64?)])
    func degrees(_ text: String, expected: Int64?) {
        #expect(read(text, \.tenMillionths) == expected)
    }

    @Test("texts are compared byte for byte")
    func comparison() {
        #expect(read("way") { $0 == "way" })
        #expect(!read("ways") { $0 == "way" } && !read("wa") { $0 == "way" } && !read("") { $0 == "way" })
        #expect(SAXText(nil) == "" && SAXText(nil, count: 9).string.isEmpty)
    }
}
