/// The figures by which a matcher weighs its evidence. Metres, seconds, degrees; costs are negative logarithms of
/// likelihoods.
///
/// Source of the model and of the first figures: Newson, Krumm, "Hidden Markov Map Matching Through Noise and Sparseness"
/// (2009).
package struct MatchingRules: Sendable, Equatable {
    /// The standard deviation of a fix that doesn't say how accurate it is, and the bounds for one that does.
    package var deviation = 5.0
    package var leastDeviation = 4.0
    package var mostDeviation = 30.0
    /// The share of a fix's variance that changes slowly, and how many seconds it is remembered; receivers in cities show
    /// half a minute.
    package var driftShare = 0.0
    package var driftSeconds = 30.0
    /// Roads are looked for within so many deviations, but at least and at most so many metres.
    package var radiusDeviations = 4.0
    package var leastRadius = 50.0
    package var mostRadius = 100.0
    /// How many roads are considered for one fix.
    package var roadLimit = 8

    /// A way between two fixes usually differs from the straight line by as much, and by so much more for each second
    /// between them: curves that nobody saw.
    package var detour = 3.0
    package var detourPerSecond = 0.1
    /// Degrees by which a heading usually differs from the road's, and the most that a wrong one costs.
    package var headingDeviation = 25.0
    package var mostHeadingCost = 6.0
    /// What it costs to turn around between two junctions.
    package var turnaroundCost = 8.0
    /// What it costs to come to a place to which no way is known, for maps that lack one; `nil`: nobody does.
    package var jumpCost: Double?
    /// Metres that a fix may lie behind the one before on the same road without the vehicle having turned around.
    package var slack = 15.0
    /// Nobody drives faster, in metres per second.
    package var mostSpeed = 70.0

    /// Fixes nearer to the one before than so many deviations are not considered.
    package var sparing = 2.0

    /// Longer silences, or longer gaps, end one matching and begin another.
    package var breakSeconds = 60.0
    package var breakDistance = 2000.0
    /// So many fixes in a row that no way leads to are no errors of theirs: a new matching begins.
    package var strayLimit = 2
    /// States that are less likely than the best by this cost are given up.
    package var giveUp = 40.0
    /// Ways between fixes farther apart than this are found over the hierarchy, where there is one.
    package var farDistance = 600.0

    package init() {}

    /// The standard deviation of a fix, in metres.
    func deviation(of observation: Observation) -> Double { bounded(observation.deviation ?? deviation) }

    /// A standard deviation as far as it is believed.
    package func bounded(_ deviation: Double) -> Double { min(max(deviation, leastDeviation), mostDeviation) }

    /// What speaks against a road from which a heading differs by so many degrees.
    package func headingCost(_ difference: Double) -> Double {
        let askew = difference / headingDeviation
        return min(askew * askew / 2, mostHeadingCost)
    }

    func radius(deviation: Double) -> Double { min(max(deviation * radiusDeviations, leastRadius), mostRadius) }
}
