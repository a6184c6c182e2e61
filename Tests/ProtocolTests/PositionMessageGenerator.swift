/// Makes up `position` messages in every spelling that JSON allows, and then breaks them.
struct PositionMessageGenerator {
    var random: SeededGenerator

    mutating func message() -> String {
        var fields = ["\"type\"\(space()):\(space())\"position\""]
        for name in ["latitude", "longitude", "timestamp"] { fields.append(field(name)) }
        for name in ["accuracy", "heading", "speed", "altitude", "sequence"] where random.chance(60) {
            fields.append(field(name))
        }
        if random.chance(10) { fields.append(surprise()) }
        if random.chance(50) { fields.shuffle(using: &random) }
        return "\(space()){\(space())" + fields.joined(separator: "\(space()),\(space())") + "\(space())}\(space())"
    }

    /// A message with some of its bytes changed, dropped, doubled or cut off.
    mutating func mutatedMessage() -> [UInt8] {
        var bytes = Array(message().utf8)
        for _ in 0..<Int.random(in: 1...3, using: &random) where !bytes.isEmpty {
            let index = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<5, using: &random) {
            case 0: bytes[index] = random.pick(Array("0123456789.-+eE\"\\{}[],: ntu\u{1}/".utf8))
            case 1: bytes.remove(at: index)
            case 2: bytes.insert(bytes[index], at: index)
            case 3: bytes.removeSubrange(index...)
            default: bytes[index] = UInt8.random(in: 0...255, using: &random)
            }
        }
        return bytes
    }

    private mutating func field(_ name: String) -> String {
        "\"\(name)\"\(space()):\(space())\(random.chance(5) ? "null" : number())"
    }

    private mutating func number() -> String {
        switch random.chance(60) ? 9 : Int.random(in: 0..<9, using: &random) {
        case 0: "\(Int.random(in: -200...200, using: &random))"
        case 1: "\(Double.random(in: -180...180, using: &random))"
        case 2: "\(Double(bitPattern: random.next() & 0x7FEF_FFFF_FFFF_FFFF))"
        case 3: "-\(digits(1...3)).\(digits(1...25))"
        case 4: "\(digits(1...30))"
        case 5:
            "\(digits(1...4)).\(digits(1...12))\(random.pick(["e", "E"]))\(random.pick(["", "+", "-"]))\(digits(1...2))"
        case 6: random.pick(["0", "-0", "0.0", "-0.0", "0e0", "0E-5", "1e22", "1e23", "9007199254740993", "4.9e-324"])
        case 7: "\(Int.random(in: 1_500_000_000_000...1_900_000_000_000, using: &random))"
        case 8: "\(digits(1...19))"
        default: "\(random.pick(["", "-"]))\(digits(1...2)).\(digits(4...16))"
        }
    }

    private mutating func digits(_ count: ClosedRange<Int>) -> String {
        var text = ""
        for _ in 0..<Int.random(in: count, using: &random) { text += "\(Int.random(in: 0...9, using: &random))" }
        guard text.first == "0", text.count > 1, random.chance(95) else { return text }
        return "1" + text.dropFirst()
    }

    private mutating func surprise() -> String {
        random.pick([
            #""latitude":1"#, #""note":"\u0041""#, #""coords":{"latitude":1}"#, #""altitudeAccuracy":null"#,
            #""speed":"12""#, #""lat\u0069tude":3"#, #""heading":true"#, #""extra":[1,[2]]"#, #""type":"position""#,
            #""name":"Käpylä""#, #""accuracy":1e999"#,
        ])
    }

    private mutating func space() -> String {
        random.chance(80) ? "" : random.pick([" ", "  ", "\n", "\t", "\r\n"])
    }
}
