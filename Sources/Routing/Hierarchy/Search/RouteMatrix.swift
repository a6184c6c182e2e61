/// What the cheapest ways from some places to others cost, and how long they are where that was asked.
package struct RouteMatrix: Sendable {
    /// How many origins and destinations there are.
    package let rows: Int
    package let columns: Int
    package let isMeasured: Bool
    /// Row by row; `.impassable` where no way leads.
    private var costs: [Milliseconds]
    private var lengths: [Double]

    init(rows: Int, columns: Int, isMeasured: Bool) {
        self.rows = rows
        self.columns = columns
        self.isMeasured = isMeasured
        costs = Array(repeating: .impassable, count: rows * columns)
        lengths = Array(repeating: 0, count: isMeasured ? rows * columns : 0)
    }

    /// The cost from an origin to a destination; `nil` where no way leads.
    package func cost(_ row: Int, _ column: Int) -> Milliseconds? {
        let cost = costs[row * columns + column]
        return cost == .impassable ? nil : cost
    }

    /// The length of the cheapest way in meters; `nil` where there is none, or where lengths weren't asked for.
    package func length(_ row: Int, _ column: Int) -> Double? {
        isMeasured && cost(row, column) != nil ? lengths[row * columns + column] : nil
    }

    mutating func set(_ row: Int, _ column: Int, cost: Milliseconds) { costs[row * columns + column] = cost }

    mutating func set(_ row: Int, _ column: Int, length: Double) { lengths[row * columns + column] = length }
}
