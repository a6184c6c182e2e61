import CLibXML2

/// What wants to know what an XML document holds.
protocol XMLHandler: AnyObject {
    /// - Parameter name: without its namespace's prefix.
    func begin(_ name: String, _ attributes: [String: String]) throws(RecordingFault)
    /// - Parameter text: between the element's last tag and this one, without white space around it.
    func end(_ name: String, _ text: String) throws(RecordingFault)
}

/// Parses an XML document with libxml2's SAX2 interface and tells a handler what is in it.
///
/// Hostile XML costs bounded memory: a document type declaration is refused, and with it all entities but XML's own five;
/// nothing is fetched from elsewhere; depth, names, tags and texts have limits.
final class XMLReading {
    private let handler: any XMLHandler
    /// `nil` where there is no memory for it.
    private var context: xmlParserCtxtPtr?
    private var given = 0
    /// The first thing that went wrong; the handler is told nothing after it.
    private var fault: RecordingFault?
    private var text: [UInt8] = []
    private var depth = 0

    static let maximumDepth = 64
    /// Of a text between two tags; more is dropped.
    static let maximumText = 1024
    /// A tag with its attributes, in bytes.
    static let maximumTag = 64 * 1024
    /// Different names of elements and attributes: the parser keeps them.
    static let maximumNames: Int32 = 2_000

    private init(_ handler: any XMLHandler) {
        self.handler = handler
        _ = Self.library
        var callbacks = Self.callbacks()
        context = xmlCreatePushParserCtxt(&callbacks, Unmanaged.passUnretained(self).toOpaque(), nil, 0, nil)
        _ = xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOENT.rawValue))
    }

    deinit {
        // libxml2 makes a document to keep entities in, even where nobody asks for one.
        xmlFreeDoc(context?.pointee.myDoc)
        xmlFreeParserCtxt(context)
    }

    /// Reads a whole document.
    static func read(_ bytes: [UInt8], _ handler: any XMLHandler) throws(RecordingFault) {
        let reading = XMLReading(handler)
        for start in stride(from: 0, to: bytes.count, by: chunk) {
            let end = min(start + chunk, bytes.count)
            bytes[start..<end].withUnsafeBytes { reading.push($0.bindMemory(to: CChar.self), isLast: false) }
            if let fault = reading.fault { throw fault }
        }
        reading.push(UnsafeBufferPointer(start: nil, count: 0), isLast: true)
        if let fault = reading.fault { throw fault }
    }

    private static let chunk = 32 * 1024

    private func push(_ bytes: UnsafeBufferPointer<CChar>, isLast: Bool) {
        let status = xmlParseChunk(context, bytes.baseAddress, Int32(bytes.count), isLast ? 1 : 0)
        guard let context, status >= 0 else { return note(RecordingFault(.unreadable, "no memory to parse it in")) }
        if context.pointee.wellFormed == 0 { note(RecordingFault(.corrupted, "XML that is not well-formed")) }
        given += bytes.count
        if given - max(xmlByteConsumed(context), 0) > Self.maximumTag {
            note(RecordingFault(.tooLarge, "a tag of more than \(Self.maximumTag) bytes"))
        }
        if xmlDictSize(context.pointee.dict) > Self.maximumNames {
            note(RecordingFault(.tooLarge, "more than \(Self.maximumNames) different names"))
        }
    }

    /// Once for the process, as libxml2 wants it.
    private static let library: Void = xmlInitParser()
}

// MARK: - Callbacks

extension XMLReading {
    private static func callbacks() -> xmlSAXHandler {
        var callbacks = xmlSAXHandler()
        callbacks.initialized = UInt32(XML_SAX2_MAGIC)
        callbacks.startElementNs = { parser, name, _, _, _, _, count, _, values in
            XMLReading.at(parser)?.begin(name, XMLReading.attributes(values, count: Int(count)))
        }
        callbacks.endElementNs = { parser, name, _, _ in XMLReading.at(parser)?.end(name) }
        callbacks.characters = { parser, text, count in
            XMLReading.at(parser)?.add(UnsafeBufferPointer(start: text, count: text == nil ? 0 : max(Int(count), 0)))
        }
        callbacks.internalSubset = { parser, _, _, _ in
            XMLReading.at(parser)?.note(RecordingFault(.corrupted, "a document type declaration, which no track has"))
        }
        callbacks.serror = { parser, error in
            guard let error, error.pointee.level == XML_ERR_FATAL else { return }
            let message =
                error.pointee.message.map { TerminalText.safe(String(String(cString: $0).prefix(160))) } ?? "unknown"
            XMLReading.at(parser)?.note(
                RecordingFault(.corrupted, "XML that is not well-formed: \(message)"))
        }
        return callbacks
    }

    private static func at(_ context: UnsafeMutableRawPointer?) -> XMLReading? {
        context.map { Unmanaged<XMLReading>.fromOpaque($0).takeUnretainedValue() }
    }

    /// - Parameter values: five for each attribute: its name, prefix and namespace, the start and the end of its value.
    private static func attributes(
        _ values: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, count: Int
    ) -> [String: String] {
        guard let values, count > 0 else { return [:] }
        var attributes: [String: String] = [:]
        for place in stride(from: 0, to: 5 * count, by: 5) {
            guard let name = values[place], let start = values[place + 3], let end = values[place + 4] else { continue }
            let value = UnsafeBufferPointer(start: start, count: min(max(end - start, 0), maximumText))
            attributes[String(cString: name)] = String(decoding: value, as: UTF8.self)
        }
        return attributes
    }

    private func begin(_ name: UnsafePointer<xmlChar>?, _ attributes: [String: String]) {
        text.removeAll(keepingCapacity: true)
        depth += 1
        tell { handler throws(RecordingFault) in
            guard depth <= Self.maximumDepth else {
                throw RecordingFault(.tooLarge, "elements nested more than \(Self.maximumDepth) deep")
            }
            try handler.begin(name.map { String(cString: $0) } ?? "", attributes)
        }
    }

    private func end(_ name: UnsafePointer<xmlChar>?) {
        depth -= 1
        tell { handler throws(RecordingFault) in
            let text = String(decoding: text, as: UTF8.self).trimmingPrefix(while: \.isWhitespace)
            let end = text.lastIndex { !$0.isWhitespace }.map { text.index(after: $0) } ?? text.startIndex
            try handler.end(name.map { String(cString: $0) } ?? "", String(text[..<end]))
        }
        text.removeAll(keepingCapacity: true)
    }

    private func add(_ piece: UnsafeBufferPointer<xmlChar>) {
        text.append(contentsOf: piece.prefix(max(Self.maximumText - text.count, 0)))
    }

    private func tell(_ body: (any XMLHandler) throws(RecordingFault) -> Void) {
        guard fault == nil else { return }
        do throws(RecordingFault) { try body(handler) } catch { note(error) }
    }

    private func note(_ fault: RecordingFault) {
        guard self.fault == nil else { return }
        self.fault = fault
        self.fault?.line = fault.line ?? Int(xmlSAX2GetLineNumber(context))
    }
}
