/// Redraws a panel at the bottom of what a terminal shows, with lines that stay scrolling by above it.
struct PanelWriter: Sendable {
    /// How many lines of the last panel stand on the terminal.
    private var drawn = 0

    /// What to write so that the lines stand above the panel and the panel is the given one.
    mutating func text(above lines: [String], panel: [String]) -> String {
        let up = drawn > 0 ? "\u{1b}[\(drawn)A\r\u{1b}[J" : ""
        drawn = panel.count
        return up + (lines + panel).map { $0 + "\n" }.joined()
    }
}
