import CLibXML2

/// Parses XML that comes in pieces, with libxml2's SAX2 interface, and tells a handler what is in it.
///
/// Hostile XML costs bounded memory: a document type declaration is refused, and with it all entities but XML's own
/// five; nothing is fetched from elsewhere; and a tag must fit into `FormatLimits.xmlTagSize`.
final class SAXParser {
    private let handler: any SAXHandler
    /// `nil` where there is no memory for it.
    private var context: xmlParserCtxtPtr?
    /// How many bytes have come.
    private var size = 0
    /// The first thing that went wrong; the handler is told nothing after it.
    private var fault: XMLFault?
    private var isFinishing = false

    init(_ handler: any SAXHandler) {
        self.handler = handler
        _ = Self.library
        var callbacks = Self.callbacks()
        context = xmlCreatePushParserCtxt(&callbacks, Unmanaged.passUnretained(self).toOpaque(), nil, 0, nil)
        _ = xmlCtxtUseOptions(context, Self.options)
    }

    deinit {
        // libxml2 makes a document to keep entities in, even where nobody asks for one.
        xmlFreeDoc(context?.pointee.myDoc)
        xmlFreeParserCtxt(context)
    }

    /// - Throws: what is wrong in this piece or what came before it.
    func parse(_ piece: [UInt8]) throws(XMLFault) {
        size += piece.count
        piece.withUnsafeBytes { push($0.bindMemory(to: CChar.self)) }
        checkLimits()
        if let fault { throw fault }
    }

    /// Says that nothing more comes.
    func finish() throws(XMLFault) {
        isFinishing = true
        push(UnsafeBufferPointer(start: nil, count: 0))
        if let fault { throw fault }
    }

    private func push(_ bytes: UnsafeBufferPointer<CChar>) {
        let status = xmlParseChunk(context, bytes.baseAddress, Int32(bytes.count), isFinishing ? 1 : 0)
        guard let context, status >= 0 else { return note(XMLFault(.unreadable, "no memory to parse it in")) }
        if context.pointee.wellFormed == 0 { note(XMLFault(.corrupted, "XML that is not well-formed")) }
    }

    private func checkLimits() {
        if size - consumed > FormatLimits.xmlTagSize {
            note(XMLFault(.tooLarge, "a tag of more than \(FormatLimits.xmlTagSize) bytes"))
        }
        // Names are kept, and the more there are, the slower each is found.
        if xmlDictSize(context?.pointee.dict) > FormatLimits.xmlNames {
            note(XMLFault(.tooLarge, "more than \(FormatLimits.xmlNames) different names of elements and attributes"))
        }
    }

    /// How many bytes made sense so far.
    private var consumed: Int { max(xmlByteConsumed(context), 0) }

    /// NOENT: `&amp;` in a value is told as `&`. IGNORE_ENC: what isn't UTF-8 is an error, whatever the document says.
    private static let options = Int32(
        XML_PARSE_NONET.rawValue | XML_PARSE_NOENT.rawValue | XML_PARSE_IGNORE_ENC.rawValue)

    /// Once for the process, as libxml2 wants it.
    private static let library: Void = xmlInitParser()
}

extension SAXParser {
    private static func callbacks() -> xmlSAXHandler {
        var callbacks = xmlSAXHandler()
        callbacks.initialized = UInt32(XML_SAX2_MAGIC)
        callbacks.startElementNs = { parser, name, prefix, _, _, _, count, _, values in
            let attributes = SAXAttributes(values, count: Int(count))
            SAXParser.at(parser)?.tell { handler throws(XMLFault) in
                // Elements of other namespaces are unknown to the format.
                try handler.begin(prefix == nil ? SAXText(name) : SAXText(nil), attributes)
            }
        }
        callbacks.endElementNs = { parser, _, _, _ in
            SAXParser.at(parser)?.tell { handler throws(XMLFault) in try handler.end() }
        }
        callbacks.characters = { parser, text, count in
            SAXParser.at(parser)?.tell { handler in handler.read(SAXText(text, count: Int(count))) }
        }
        callbacks.internalSubset = { parser, _, _, _ in
            SAXParser.at(parser)?.note(XMLFault(.corrupted, "a document type declaration, which no map has"))
        }
        callbacks.serror = { parser, error in
            guard let error, error.pointee.level == XML_ERR_FATAL else { return }
            SAXParser.at(parser)?.noteError(error.pointee.message)
        }
        return callbacks
    }

    private static func at(_ context: UnsafeMutableRawPointer?) -> SAXParser? {
        context.map { Unmanaged<SAXParser>.fromOpaque($0).takeUnretainedValue() }
    }

    private func tell(_ body: (any SAXHandler) throws(XMLFault) -> Void) {
        guard fault == nil else { return }
        do throws(XMLFault) { try body(handler) } catch { note(error) }
    }

    private func noteError(_ message: UnsafePointer<CChar>?) {
        note(XMLFault(.corrupted, message.map { String(cString: $0).quotable } ?? ""))
    }

    private func note(_ fault: XMLFault) {
        guard self.fault == nil else { return }
        var fault = fault
        // What is cut off makes no sense, but the end is what is wrong with it.
        if isFinishing, fault.code == .corrupted {
            fault = XMLFault(.truncated, "it ends within an element (\(fault.message)); download it again")
        }
        fault.offset = UInt64(consumed)
        fault.line = Int(xmlSAX2GetLineNumber(context))
        self.fault = fault
    }
}
