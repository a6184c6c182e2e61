import NIOHTTP1

extension HTTPHeaders {
    /// Whether a comma-separated header such as `Connection` lists a token, in whatever case.
    func lists(_ token: String, in name: String) -> Bool {
        self[canonicalForm: name].contains { $0.lowercased() == token }
    }

    /// The value of a header that must come exactly once.
    func only(_ name: String) -> String? {
        let values = self[name]
        return values.count == 1 ? values[0] : nil
    }
}
