/// Tells which arrow before a crossing means which way out of it.
///
/// Both stand from left to right, and no two lines between them may cross: an arrow stands for one exit or for
/// several, an exit has one arrow or several, and either may be left without. Of all such pairings the one counts whose
/// directions differ least in sum: the first arrow is the first road, though it may be painted "through" and lead around
/// a bend. O(arrows × exits), in the manner of an edit distance.
struct LaneAlignment {
    /// For each exit the arrows that mean it, as places among the directions.
    let directions: [[Int]]

    /// What a pairing costs, in degrees.
    private enum Cost {
        /// An arrow that leads nowhere, a road that no arrow leads into.
        static let leftOver = 70.0
        /// A driveway hardly ever has an arrow, and turning around hardly ever needs a road.
        static let leftOverMinor = 10.0
        /// Lanes that go on past an exit, wherever they lead later.
        static let goesOn = 30.0
        /// An arrow to a side rather means a road on that side.
        static let sameSide = -10.0
    }

    /// - Parameters:
    ///   - directions: of the arrows, in degrees, ascending.
    ///   - exits: from left to right.
    init(of directions: [Double], with exits: [LaneExit]) {
        var table = Table(arrows: directions.count, exits: exits.count)
        for arrow in 0...directions.count {
            for exit in 0...exits.count where arrow + exit > 0 {
                if arrow > 0, exit > 0 {
                    table.pair(arrow, exit, cost: Self.cost(of: directions[arrow - 1], meaning: exits[exit - 1]))
                }
                if arrow > 0 { table.leave(arrow: arrow, exit, cost: Self.cost(leaving: directions[arrow - 1])) }
                if exit > 0 {
                    table.leave(exit: exit, arrow, cost: Self.cost(leaving: exits[exit - 1]))
                }
            }
        }
        self.directions = table.pairs
    }

    static func cost(of direction: Double, meaning exit: LaneExit) -> Double {
        let apart = abs(direction - exit.angle)
        let isOnSameSide = direction * exit.angle > 0
        return min(apart + (isOnSameSide ? Cost.sameSide : 0), exit.takesTheRest ? Cost.goesOn : .infinity)
    }

    static func cost(leaving direction: Double) -> Double {
        abs(direction) == 180 ? Cost.leftOverMinor : Cost.leftOver
    }

    static func cost(leaving exit: LaneExit) -> Double { exit.isMinor ? Cost.leftOverMinor : Cost.leftOver }
}

/// The cheapest ways to pair the first arrows with the first exits, for all numbers of both.
private struct Table {
    /// What is done about the last of both.
    private enum Move {
        case pair
        case leaveArrow
        case leaveExit
    }

    /// How the last two, which belong together, stand to those before them.
    private enum Join {
        case none
        /// The arrow is one more for an exit that has one.
        case arrow
        /// The exit is one more for an arrow that has one.
        case exit
    }

    private struct Cell {
        /// Of the ways in which the last two belong together.
        var paired = (cost: Double.infinity, join: Join.none)
        var best = (cost: Double.infinity, move: Move.pair)
    }

    private let arrows: Int
    private let exits: Int
    private var cells: [Cell]

    init(arrows: Int, exits: Int) {
        self.arrows = arrows
        self.exits = exits
        cells = Array(repeating: Cell(), count: (arrows + 1) * (exits + 1))
        cells[0].best.cost = 0
    }

    private func place(_ arrow: Int, _ exit: Int) -> Int { arrow * (exits + 1) + exit }

    mutating func pair(_ arrow: Int, _ exit: Int, cost: Double) {
        let joins: [(cost: Double, join: Join)] = [
            (cells[place(arrow - 1, exit - 1)].best.cost, .none),
            (cells[place(arrow - 1, exit)].paired.cost, .arrow), (cells[place(arrow, exit - 1)].paired.cost, .exit),
        ]
        guard let least = joins.min(by: { $0.cost < $1.cost }) else { return }
        cells[place(arrow, exit)].paired = (least.cost + cost, least.join)
        improve(arrow, exit, cost: least.cost + cost, .pair)
    }

    mutating func leave(arrow: Int, _ exit: Int, cost: Double) {
        improve(arrow, exit, cost: cells[place(arrow - 1, exit)].best.cost + cost, .leaveArrow)
    }

    mutating func leave(exit: Int, _ arrow: Int, cost: Double) {
        improve(arrow, exit, cost: cells[place(arrow, exit - 1)].best.cost + cost, .leaveExit)
    }

    private mutating func improve(_ arrow: Int, _ exit: Int, cost: Double, _ move: Move) {
        if cost < cells[place(arrow, exit)].best.cost { cells[place(arrow, exit)].best = (cost, move) }
    }

    /// For each exit its arrows, read backwards from the last cell.
    var pairs: [[Int]] {
        var pairs: [[Int]] = Array(repeating: [], count: exits)
        var (arrow, exit, belongTogether) = (arrows, exits, false)
        while arrow > 0 || exit > 0 {
            let cell = cells[place(arrow, exit)]
            switch belongTogether ? .pair : cell.best.move {
            case .pair:
                pairs[exit - 1].append(arrow - 1)
                belongTogether = cell.paired.join != .none
                if cell.paired.join != .exit { arrow -= 1 }
                if cell.paired.join != .arrow { exit -= 1 }
            case .leaveArrow: arrow -= 1
            case .leaveExit: exit -= 1
            }
        }
        return pairs
    }
}
