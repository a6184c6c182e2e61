/// What is put into words. Maneuvers are found all the same.
package struct Announcements: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Each maneuver as a sentence.
    package static let instructions = Announcements(rawValue: 1 << 0)
    /// What to say on each step.
    package static let voice = Announcements(rawValue: 1 << 1)
    /// What to show on each step.
    package static let banners = Announcements(rawValue: 1 << 2)

    package static let all: Announcements = [.instructions, .voice, .banners]
}
