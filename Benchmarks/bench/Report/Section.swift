/// What one measurement has to say.
struct Section: Sendable {
    let title: String
    /// What the figures mean, and how they come about.
    let explanation: String
    var tables: [Table]
    /// What this run has to add, such as a map that wasn't there.
    var remarks: [String] = []
    /// What belongs beside the page, such as a drawing: contents by name.
    var files: [String: String] = [:]

    var heading: String { "## \(title)" }

    var text: String {
        let parts = [heading, explanation] + tables.map(\.text) + remarks
        return parts.joined(separator: "\n\n")
    }
}
