import Foundation
import Testing

@testable import Protocol

@Suite("The JSON writer")
struct JSONWriterTests {
    private func text(_ write: (inout JSONWriter) -> Void) -> String {
        var writer = JSONWriter()
        write(&writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test("puts commas between and nowhere else")
    func commas() {
        let json = text { json in
            json.object { json in
                json.field("a", [Int]())
                json.field("b", "x:")
                json.name("c")
                json.array { json in
                    json.array { _ in }
                    json.object { _ in }
                    json.string("[")
                    json.string("{")
                    json.null()
                }
                json.field("d", nil as String?)
                json.field("e", false)
            }
        }
        #expect(json == #"{"a":[],"b":"x:","c":[[],{},"[","{",null],"e":false}"#)
    }

    @Test(
        "writes numbers with at most so many decimals and no zeros at the end",
        arguments: [
            (0, 1, "0"), (-0.0, 1, "0"), (-0.04, 1, "0"), (12, 1, "12"), (12.5, 1, "12.5"), (12.34, 1, "12.3"),
            (12.36, 1, "12.4"), (-12.36, 1, "-12.4"), (0.05, 1, "0.1"), (99.99, 1, "100"), (60.1699123, 6, "60.169912"),
            (24.000001, 6, "24.000001"), (-0.000001, 6, "-0.000001"), (1e17, 3, "1e+17"), (123456789.5, 0, "123456790"),
            (.nan, 1, "0"), (.infinity, 1, "0"),
        ] as [(Double, Int, String)])
    func decimals(_ value: Double, _ decimals: Int, _ expected: String) {
        #expect(text { $0.number(value, decimals: decimals) } == expected)
    }

    /// By whole numbers and texts, digit for digit.
    private func digits(_ value: Double, _ decimals: Int) -> String {
        let scaled = (abs(value) * Double((0..<decimals).reduce(1) { unit, _ in unit * 10 })).rounded()
        var text = String(Int64(scaled))
        while text.count <= decimals { text = "0" + text }
        let whole = text.dropLast(decimals)
        var fraction = text.suffix(decimals)
        while fraction.last == "0" { fraction.removeLast() }
        return (value < 0 && scaled > 0 ? "-" : "") + whole + (fraction.isEmpty ? "" : "." + fraction)
    }

    @Test("writes every number as by hand, alone and in arrays", arguments: 0...9)
    func asByHand(decimals: Int) {
        var random = SeededGenerator(seed: UInt64(decimals))
        let values = (0..<3_000).map { _ in
            let size = Double(UInt64(1) << UInt64.random(in: 0..<50, using: &random))
            return Double.random(in: -size...size, using: &random) / Double.random(in: 1...1_000_000, using: &random)
        }
        let expected = values.filter { abs($0) < 9e5 }
        for value in expected {
            #expect(text { $0.number(value, decimals: decimals) } == digits(value, decimals))
        }
        let list = expected.map { digits($0, decimals) }.joined(separator: ",")
        #expect(text { $0.array(expected, decimals: decimals) } == "[\(list)]")
    }

    @Test("writes arrays of whatever there are many of")
    func arrays() {
        #expect(text { $0.array([Int64.min, 0, -7, Int64.max]) } == "[\(Int64.min),0,-7,\(Int64.max)]")
        #expect(text { $0.array([1, 22, 333]) } == "[1,22,333]")
        #expect(text { $0.array([true, false]) } == "[true,false]")
        #expect(text { $0.array([Double](), decimals: 1) } == "[]")
        #expect(
            text { $0.array([1e300, .infinity, -.greatestFiniteMagnitude], decimals: 6) }
                == "[1e+300,0,-1.7976931348623157e+308]")
        let places = [Location(longitude: -8.61, latitude: 41.15), Location(longitude: 180, latitude: -0.000_000_4)]
        #expect(text { $0.array(places) } == "[[-8.61,41.15],[180,0]]")
    }

    @Test("writes coordinates within half their grain and readable by Foundation")
    func coordinates() throws {
        var random = SeededGenerator(seed: 5)
        for _ in 0..<2_000 {
            let value = Double.random(in: -180...180, using: &random)
            let json = text { $0.array { $0.number(value, decimals: 6) } }
            let read = try JSONDecoder().decode([Double].self, from: Data(json.utf8))
            #expect(abs(read[0] - value) <= 0.500_001e-6)
        }
    }

    @Test("writes doubles so that they come back bit for bit")
    func shortest() throws {
        var random = SeededGenerator(seed: 6)
        for _ in 0..<2_000 {
            let value = Double(bitPattern: random.next())
            guard value.isFinite else { continue }
            let json = text { $0.array { $0.number(value) } }
            #expect(try JSONDecoder().decode([Double].self, from: Data(json.utf8)) == [value])
        }
    }

    @Test("writes every integer", arguments: [0, 7, -7, 10, 1_000_000_007, Int64.max, Int64.min])
    func integers(_ value: Int64) {
        #expect(text { $0.integer(value) } == String(value))
    }

    @Test("escapes what JSON must escape and leaves the rest")
    func escapes() throws {
        let odd = "\"\\/\u{0}\u{1}\u{8}\u{C}\u{1F}\n\r\t\u{7F}äß漢🚀\u{2028}"
        let json = text { $0.array { $0.string(odd) } }
        #expect(json == #"["\"\\/\u0000\u0001\u0008\u000c\u001f\n\r\t"# + "\u{7F}äß漢🚀\u{2028}\"]")
        #expect(try JSONDecoder().decode([String].self, from: Data(json.utf8)) == [odd])
    }

    @Test("can be used again")
    func reuse() {
        var writer = JSONWriter()
        writer.integer(1)
        writer.removeAll()
        writer.integer(2)
        #expect(writer.bytes == Array("2".utf8))
    }
}

@Suite("Any JSON")
struct JSONValueTests {
    @Test("is written with sorted keys, whatever order it came in")
    func sorted() throws {
        let one = try JSONValue.decode(#"{"b":1,"a":{"d":[1.5,"x",true,null],"c":-2},"é":"é"}"#)
        let other = try JSONValue.decode(#" { "é" : "\u00e9", "a":{"c":-2,"d":[1.5,"x",true,null]},"b":1.0 } "#)
        #expect(one == other)
        #expect(
            String(decoding: one.encoded(), as: UTF8.self) == #"{"a":{"c":-2,"d":[1.5,"x",true,null]},"b":1,"é":"é"}"#)
    }

    @Test("keeps whole numbers of 64 bits whole, and truth apart from numbers")
    func numbers() throws {
        let text = #"[9223372036854775807,-9223372036854775808,0,1,true,false,0.1,1e+300]"#
        #expect(String(decoding: try JSONValue.decode(text).encoded(), as: UTF8.self) == text)
    }

    @Test("knows its depth")
    func depth() throws {
        #expect(try JSONValue.decode(#"{"a":[{}],"b":1}"#).depth == 3)
        #expect(JSONValue.string("x").depth == 0)
    }
}
