/// What wants to know what an XML document holds.
protocol SAXHandler: AnyObject {
    /// An element begins. The texts are gone after the call.
    func begin(_ name: SAXText, _ attributes: SAXAttributes) throws(XMLFault)
    /// The element that began last and has not ended ends.
    func end() throws(XMLFault)
    /// Text between tags, in pieces as they come.
    func read(_ text: SAXText)
}

/// What is wrong with an XML document, and where.
struct XMLFault: Error, Hashable {
    var code: MapFileError.Code
    var message: String
    /// In bytes from the start.
    var offset: UInt64 = 0
    /// From 1.
    var line = 0

    init(_ code: MapFileError.Code, _ message: String) {
        self.code = code
        self.message = message
    }
}
