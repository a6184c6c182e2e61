/// The arrow of a maneuver, by OSRM's types and modifiers.
enum Arrow {
    static func glyph(type: String?, modifier: String?) -> String {
        switch type {
        case "arrive": "⚑"
        case "roundabout", "rotary", "roundabout turn", "exit roundabout", "exit rotary": "↻"
        default: glyph(modifier: modifier)
        }
    }

    private static func glyph(modifier: String?) -> String {
        switch modifier {
        case "left": "←"
        case "right": "→"
        case "slight left": "↖"
        case "slight right": "↗"
        case "sharp left": "↙"
        case "sharp right": "↘"
        case "uturn": "↶"
        default: "↑"
        }
    }
}
