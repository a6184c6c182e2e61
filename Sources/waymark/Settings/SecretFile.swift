import Foundation

/// The secret of a server that nobody gave one: made once, kept beside the embedded database, readable by its owner only.
///
/// Good for one machine. Whoever listens beyond loopback, or runs several nodes, sets `WAYMARK_SECRET`.
enum SecretFile {
    static func readOrMake(in home: String) throws -> String {
        let path = home + "/secret"
        if let kept = try? String(contentsOfFile: path, encoding: .utf8) {
            let secret = kept.trimmingCharacters(in: .whitespacesAndNewlines)
            guard secret.utf8.count >= 16 else {
                throw CommandFailure("the secret in \(path) is too short; delete the file")
            }
            return secret
        }
        do {
            try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
            var random = SystemRandomNumberGenerator()
            let bytes = (0..<32).map { _ in UInt8.random(in: 0...255, using: &random) }
            let secret = Data(bytes).base64EncodedString()
            let made = FileManager.default.createFile(
                atPath: path, contents: Data((secret + "\n").utf8), attributes: [.posixPermissions: 0o600])
            guard made else { throw CommandFailure("cannot write \(path)") }
            return secret
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure("cannot make \(home): \(error.localizedDescription)")
        }
    }
}
