import Routing

/// What has been learned of the roads of one network, for one hour of the week.
struct LearnedHour: Sendable {
    let hour: HourOfWeek
    let speeds: LearnedSpeeds
}
