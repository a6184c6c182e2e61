import Testing

@testable import Protocol

@Suite("The table of errors")
struct ErrorCodeTests {
    @Test("names every code once, in kebab case")
    func names() {
        let names = ErrorCode.allCases.map(\.rawValue)
        #expect(Set(names).count == names.count)
        for name in names {
            #expect(name.allSatisfy { $0 == "-" || ($0.isASCII && $0.isLowercase) }, "\(name)")
            #expect(!name.hasPrefix("-") && !name.hasSuffix("-") && !name.contains("--"), "\(name)")
        }
    }

    @Test("gives each its own words, an error status and a close code that may be sent", arguments: ErrorCode.allCases)
    func rows(_ code: ErrorCode) {
        let definition = code.definition
        #expect(definition.message.hasSuffix("."))
        #expect((400...599).contains(definition.httpStatus))
        if let close = definition.closeCode {
            #expect([1008, 1009, 1011, 1012, 1013].contains(close) || (4000...4999).contains(close))
        }
        #expect(code.isFatal == (definition.closeCode != nil))
        #expect(ErrorCode.allCases.filter { $0.definition.message == definition.message } == [code])
    }

    @Test("closes a superseded connection with 4001 and a slow one with 1013")
    func closeCodes() {
        #expect(ErrorCode.superseded.definition.closeCode == 4001)
        #expect(ErrorCode.tooSlow.definition.closeCode == 1013)
    }

    @Test(
        "lets the connection live on after a bad message",
        arguments: [
            .malformedJSON, .unknownType, .coordinateOutOfRange, .fixTooOld, .clockAhead, .destinationOffNetwork,
            .unroutable, .messageTooLarge, .binaryNotSupported,
        ] as [ErrorCode])
    func harmless(_ code: ErrorCode) {
        #expect(!code.isFatal)
    }

    @Test("makes the body of an HTTP response")
    func body() {
        let error = ProtocolError(.invalidField, "speed must be a number.", field: "speed")
        #expect(
            String(decoding: ErrorBody(error).encoded(), as: UTF8.self)
                == #"{"code":"invalid-field","message":"speed must be a number.","field":"speed"}"#)
    }
}
