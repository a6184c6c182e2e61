import Routing
import Synchronization

/// Hierarchies under metrics that avoid some roads, made when they are first asked for and kept for the next who asks.
///
/// A metric takes as much memory as the one without avoidance, so only those that were used last are kept. One of earlier
/// circumstances is where the next begins: only what has changed is customized anew.
final class AvoidingHierarchies: Sendable {
    private struct Key: Hashable {
        var mode: TravelMode
        var avoidance: Routing.Avoidance
    }

    /// Whoever asks while another makes it waits for that.
    private final class Entry: Sendable {
        let made = Mutex<HierarchyMetric?>(nil)
    }

    private let maximum: Int
    /// The one used last at the end.
    private let entries = Mutex<[(key: Key, entry: Entry)]>([])

    init(maximum: Int = 8) { self.maximum = maximum }

    /// - Parameter open: the hierarchy as it is served, which avoids nothing.
    func hierarchy(avoiding avoidance: Routing.Avoidance, from open: HierarchyMetric) -> HierarchyMetric {
        let entry = entry(for: Key(mode: open.hierarchy.profile.mode, avoidance: avoidance))
        return entry.made.withLock { made in
            let current = made.flatMap { $0.hierarchy === open.hierarchy ? $0 : nil }
            if let current, current.metric.circumstances == open.metric.circumstances { return current }
            let metric =
                current.map { Metric($0.metric, in: open.metric.circumstances) }
                ?? Metric(open.metric, avoiding: avoidance)
            let adapted = HierarchyMetric(current ?? open, to: metric)
            made = adapted
            return adapted
        }
    }

    private func entry(for key: Key) -> Entry {
        entries.withLock { entries in
            let known = entries.firstIndex { $0.key == key }.map { entries.remove(at: $0).entry }
            let entry = known ?? Entry()
            entries.append((key, entry))
            if entries.count > maximum { entries.removeFirst() }
            return entry
        }
    }
}
