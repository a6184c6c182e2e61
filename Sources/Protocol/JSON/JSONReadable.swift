/// A value that can be read from one JSON document, whoever sent it.
package protocol JSONReadable: Decodable {
    /// Longer documents are refused unread.
    static var maximumBytes: Int { get }

    /// Reads a document in UTF-8. Whatever is wrong with it comes back as an error; nothing traps.
    static func decode(_ utf8: UnsafeRawBufferPointer) throws(ProtocolError) -> Self
}

extension JSONReadable {
    package static func decode(_ utf8: UnsafeRawBufferPointer) throws(ProtocolError) -> Self {
        try JSONReader.decode(Self.self, from: utf8, maximumBytes: maximumBytes)
    }

    package static func decode(_ bytes: [UInt8]) throws(ProtocolError) -> Self {
        let result = bytes.withUnsafeBytes { utf8 in Result { () throws(ProtocolError) in try decode(utf8) } }
        return try result.get()
    }

    package static func decode(_ text: String) throws(ProtocolError) -> Self {
        try decode(Array(text.utf8))
    }
}
