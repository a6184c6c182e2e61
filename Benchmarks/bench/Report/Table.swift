/// Rows of text under a head: Markdown that can be read as it is.
struct Table: Sendable {
    let head: [String]
    private(set) var rows: [[String]] = []

    init(_ head: String...) { self.head = head }

    mutating func add(_ cells: String...) { rows.append(cells) }

    var text: String {
        let lines = [head] + rows
        let widths = head.indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
        let rule = widths.enumerated().map { $0.offset == 0 ? dashes($0.element) : dashes($0.element - 1) + ":" }
        return ([head, rule] + rows).map { line($0, widths) }.joined(separator: "\n")
    }

    private func dashes(_ count: Int) -> String { String(repeating: "-", count: max(count, 1)) }

    /// The first column leans to the left, figures to the right.
    private func line(_ cells: [String], _ widths: [Int]) -> String {
        let padded = zip(cells, widths).enumerated().map { column, cell in
            let space = String(repeating: " ", count: cell.1 - cell.0.count)
            return column == 0 ? cell.0 + space : space + cell.0
        }
        return "| " + padded.joined(separator: " | ") + " |"
    }
}
