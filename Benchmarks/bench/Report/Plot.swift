import Foundation

/// Times by sizes as a drawing in SVG: both axes logarithmic, every line named at its end, for light and dark pages.
struct Plot: Sendable {
    struct Point: Sendable {
        let x: Double
        /// In seconds.
        let y: Double
    }

    struct Series: Sendable {
        let name: String
        /// Ascending by `x`, all above zero.
        let points: [Point]
    }

    let title: String
    let abscissa: String
    let series: [Series]

    private static let width = 880.0
    private static let height = 560.0
    private static let left = 70.0
    private static let right = 150.0
    private static let top = 50.0
    private static let bottom = 60.0
    /// Between the names of two lines, one below the other.
    private static let lineHeight = 16.0

    /// The powers of ten around all values.
    private func decades(_ value: (Point) -> Double) -> ClosedRange<Int> {
        let values = series.flatMap(\.points).map(value).filter { $0 > 0 && $0.isFinite }
        let low = Int(log10(values.min() ?? 1).rounded(.down))
        return low...max(Int(log10(values.max() ?? 1).rounded(.up)), low + 1)
    }

    var svg: String {
        let axes = Axes(x: decades(\.x), y: decades(\.y))
        let lines = series.enumerated().map { drawing(of: $1, number: $0, axes) }
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Int(Self.width)) \(Int(Self.height))" role="img" \
            aria-label="\(Self.escaped(title))">
            <style>
            \(Self.style)
            </style>
            <rect class="page" width="100%" height="100%"/>
            <text class="title" x="\(Int(Self.left))" y="28">\(Self.escaped(title))</text>
            \(grid(axes))
            \((lines + names(axes)).joined(separator: "\n"))
            </svg>

            """
    }

    /// What needs no color to be told apart has none; lines have one that shows on either page.
    private static let style = """
        text { font: 12px sans-serif; fill: #333 }
        .title { font-size: 15px; font-weight: bold }
        .page { fill: #fff }
        .grid { stroke: #ddd; stroke-width: 1 }
        .line { fill: none; stroke-width: 2 }
        \(colors(["#1f6fb4", "#c2410c", "#15803d", "#7c3aed", "#b91c1c", "#0e7490", "#a16207"]))
        @media (prefers-color-scheme: dark) {
        text { fill: #ccc }
        .page { fill: #161b22 }
        .grid { stroke: #30363d }
        \(colors(["#7ab8f5", "#fb923c", "#4ade80", "#c4b5fd", "#f87171", "#67e8f9", "#facc15"]))
        }
        """

    private static func colors(_ colors: [String]) -> String {
        colors.enumerated().map { place, color in
            ".line.s\(place) { stroke: \(color) } .dot.s\(place), text.s\(place) { fill: \(color) }"
        }.joined(separator: "\n")
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
    }
}

// MARK: - The drawing's parts

extension Plot {
    private struct Axes {
        let x: ClosedRange<Int>
        let y: ClosedRange<Int>

        func horizontal(_ value: Double) -> Double {
            left + share(value, x) * (width - left - right)
        }

        func vertical(_ value: Double) -> Double {
            height - bottom - share(value, y) * (height - top - bottom)
        }

        private func share(_ value: Double, _ decades: ClosedRange<Int>) -> Double {
            (log10(value) - Double(decades.lowerBound)) / Double(decades.count - 1)
        }
    }

    private func drawing(of series: Series, number: Int, _ axes: Axes) -> String {
        let places = series.points.filter { $0.y > 0 }.map {
            (x: String(format: "%.1f", axes.horizontal($0.x)), y: String(format: "%.1f", axes.vertical($0.y)))
        }
        let line = places.map { "\($0.x),\($0.y)" }.joined(separator: " ")
        let dots = places.map { #"<circle class="dot s\#(number)" cx="\#($0.x)" cy="\#($0.y)" r="3"/>"# }
        return ([#"<polyline class="line s\#(number)" points="\#(line)"/>"#] + dots).joined(separator: "\n")
    }

    /// At the ends of the lines, from the top; one too near to the one above moves down.
    private func names(_ axes: Axes) -> [String] {
        var lowest = 0.0
        let ends = series.enumerated().compactMap { number, series in
            series.points.last.map { (number: number, name: series.name, x: $0.x, y: axes.vertical($0.y)) }
        }
        return ends.sorted { $0.y < $1.y }.map { end in
            lowest = max(end.y + 4, lowest + Self.lineHeight)
            let x = axes.horizontal(end.x) + 10
            return String(format: #"<text class="s%d" x="%.1f" y="%.1f">"#, end.number, x, lowest)
                + Self.escaped(end.name) + "</text>"
        }
    }

    private func grid(_ axes: Axes) -> String {
        let (x0, x1) = (Self.left, Self.width - Self.right)
        let (y0, y1) = (Self.height - Self.bottom, Self.top)
        let vertical = axes.x.map { decade in
            let x = axes.horizontal(pow(10, Double(decade)))
            return Self.rule(x, y0, x, y1) + Self.label(Int(pow(10, Double(decade))).grouped, x, y0 + 20, "middle")
        }
        let horizontal = axes.y.map { decade in
            let y = axes.vertical(pow(10, Double(decade)))
            return Self.rule(x0, y, x1, y) + Self.label(Self.time(decade), x0 - 8, y + 4, "end")
        }
        let caption = Self.label(Self.escaped(abscissa), (x0 + x1) / 2, y0 + 44, "middle")
        return (vertical + horizontal + [caption]).joined(separator: "\n")
    }

    private static func rule(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) -> String {
        String(format: #"<line class="grid" x1="%.1f" y1="%.1f" x2="%.1f" y2="%.1f"/>"#, x0, y0, x1, y1)
    }

    private static func label(_ text: String, _ x: Double, _ y: Double, _ anchor: String) -> String {
        String(format: #"<text text-anchor="\#(anchor)" x="%.1f" y="%.1f">"#, x, y) + text + "</text>"
    }

    /// A power of ten of a second, as in `100 µs`.
    private static func time(_ decade: Int) -> String {
        let (unit, name) = decade < -6 ? (-9, "ns") : decade < -3 ? (-6, "µs") : decade < 0 ? (-3, "ms") : (0, "s")
        return "\(Int(pow(10, Double(decade - unit)).rounded()).grouped) \(name)"
    }
}
