import Foundation

/// The package's own source files, read as text.
struct SourceTree {
    struct File {
        /// The target that it belongs to.
        var target: String
        /// From the package's root on.
        var path: String
        var lines: [String]

        /// Lines with code on them: comments are left out, and so are strings' contents as far as a line shows them.
        var code: [(number: Int, text: String)] {
            lines.enumerated().compactMap { index, line in
                let text = line.trimmingCharacters(in: .whitespaces)
                guard !text.isEmpty, !text.hasPrefix("//") else { return nil }
                return (index + 1, text)
            }
        }

        /// The modules that it imports.
        var imports: [String] {
            code.compactMap { _, text in
                let words = text.split(separator: " ").map(String.init).filter { !$0.hasPrefix("@") }
                guard let place = words.firstIndex(of: "import"), place <= 1, place + 1 < words.count else {
                    return nil
                }
                let kinds: Set = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
                let named =
                    kinds.contains(words[place + 1]) && place + 2 < words.count ? words[place + 2] : words[place + 1]
                return String(named.split(separator: ".")[0])
            }
        }
    }

    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Everything under `Sources` that people wrote; generated code is left out.
    static let sources: [File] = {
        let base = root.appending(path: "Sources")
        let paths = FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String } ?? []
        return paths.sorted().compactMap { path in
            guard path.hasSuffix(".swift"), !path.hasSuffix(".pb.swift"),
                let text = try? String(contentsOf: base.appending(path: path), encoding: .utf8)
            else { return nil }
            return File(
                target: String(path.split(separator: "/")[0]), path: "Sources/\(path)",
                lines: text.components(separatedBy: "\n"))
        }
    }()

    static func folders(under path: String) -> [String] {
        let base = root.appending(path: path)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: base.path)) ?? []
        return names.filter { name in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: base.appending(path: name).path, isDirectory: &isFolder)
                && isFolder.boolValue
        }.sorted()
    }
}
