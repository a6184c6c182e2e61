import Foundation

/// Where one sees how far it is.
enum Terminal {
    /// Prints a line at once, also into a file.
    static func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
}
