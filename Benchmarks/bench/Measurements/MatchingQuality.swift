import Foundation
import Routing

/// How right matched tracks are: of recorded drives, and of simulated ones beside other people's matchers.
struct MatchingQuality: Measurement {
    private static let intervals = [1.0, 5, 15, 30, 60]
    private static let deviations = [5.0, 10, 20]
    private static let delays = [0, 3, 10]
    /// Simulated drives on each map.
    private static let drives = 30

    func run(in world: World) async throws -> Section {
        var recorded = Table(
            "recorded drives, fixes every", "offline, median", "mean", "µs a fix", "online at once, median", "mean",
            "3 fixes later, median", "mean", "10 fixes later, median", "mean")
        var simulated = Table(
            "simulated drives", "fixes every", "Waymark", "osrm-routed", "Valhalla", "Waymark, µs a fix",
            "osrm-routed, µs", "Valhalla, µs")
        var remarks = world.maps.remarks
        remarks += try addRecorded(to: &recorded, in: world)
        for map in world.maps.ends { remarks += try await addSimulated(on: map, to: &simulated, in: world) }
        return Section(
            title: "Map matching", explanation: Self.explanation, tables: [recorded, simulated], remarks: remarks)
    }

    private static let explanation = """
        *Recorded drives*: those of Kubička, Cela, Moulin, Mounier, Niculescu (2015) that lie in `shared/data/tracks`, with
        the ways that were really driven. Figures are route mismatch fractions (Newson, Krumm 2009): meters wrong and
        meters missing, by the meters that were driven; less is better. *Online*: each fix is decided about so many fixes
        later; the way leads over the places that came of it.
        *Simulated drives*: 30 random routes of 5 to 15 km on each map, driven as fast as the car's profile thinks; each
        axis of a fix is wrong by 5, 10 or 20 m (normal; half of the variance wanders slowly, over a minute). The same
        fraction, measured by the lines alone and so for all alike: what of one line doesn't lie within 5 m of the other,
        heading its way. Medians over the drives; a track that isn't matched at all has 1. `osrm-routed` (MLD) is asked
        for `/match` with the true deviation as `radiuses`, with times and `gaps=ignore`; Valhalla for `trace_attributes`
        with times, and the deviation as `gps_accuracy`. *µs a fix*: the processor's time of the matching alone for
        Waymark, the time until the answer has come for the others, medians too: they write JSON beside.
        """
}

// MARK: - Recorded drives

extension MatchingQuality {
    private func addRecorded(to table: inout Table, in world: World) throws -> [String] {
        let folder = Repository.root.deletingLastPathComponent().appending(path: "shared/data/tracks")
        let folders =
            ((try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? [])
            .filter { Int($0.lastPathComponent) != nil }.sorted { $0.path < $1.path }
        guard !folders.isEmpty else { return ["**Skipped**: no recorded drives lie under `\(folder.path)`."] }
        let drives = try folders.prefix(world.runs(folders.count)).map { try RecordedDrive(folder: $0) }
        let hierarchies = drives.map { drive in
            HierarchyMetric(
                Hierarchy(of: drive.network, for: .car), metric: Metric(network: drive.network, profile: .car))
        }
        for seconds in Self.intervals {
            let offline = drives.map { offlineMismatch(of: $0, every: seconds) }
            let online = Self.delays.map { delay in
                zip(drives, hierarchies).map { onlineMismatch(of: $0, every: seconds, delay, on: $1) }
            }
            let cells = try [offline.map(\.mismatch)] + online
            let figures = try cells.map { (try Samples($0).median.share, ($0.reduce(0, +) / Double($0.count)).share) }
            table.add(
                "\(Int(seconds)) s", figures[0].0, figures[0].1,
                try Samples(offline.map(\.seconds)).median.microseconds,
                figures[1].0, figures[1].1, figures[2].0, figures[2].1, figures[3].0, figures[3].1)
        }
        return []
    }

    private func offlineMismatch(
        of drive: RecordedDrive, every seconds: Double
    ) -> (mismatch: Double, seconds: Double) {
        var ways = WaySearch(metric: Metric(network: drive.network, profile: .car))
        var matcher = TrackMatcher()
        matcher.splitsAtSilence = false
        let track = drive.track(every: seconds)
        var matches: [TrackMatch] = []
        let time = Stopwatch.threadTime { matches = matcher.matches(of: track, by: &ways) }
        let stretches = matches.flatMap(\.legs).flatMap(drive.network.stretches)
        return (MismatchFraction(of: stretches, in: drive).value, time / Double(track.count))
    }

    private func onlineMismatch(
        of drive: RecordedDrive, every seconds: Double, _ delay: Int, on hierarchy: HierarchyMetric
    ) -> Double {
        let online = OnlineDrive(drive.track(every: seconds), delay: delay, on: hierarchy)
        return MismatchFraction(of: online.stretches, in: drive).value
    }
}

// MARK: - Simulated drives

extension MatchingQuality {
    /// What came of the drives of one row.
    private struct Outcome {
        var mismatches: [Double] = []
        var seconds: [Double] = []

        func cells() throws -> (mismatch: String, time: String) {
            guard !mismatches.isEmpty else { return ("–", "–") }
            return (try Samples(mismatches).median.share, try Samples(seconds).median.microseconds)
        }
    }

    private func addSimulated(on map: MapFile, to table: inout Table, in world: World) async throws -> [String] {
        let metric = Metric(network: try await world.maps.network(of: map), profile: .car)
        let hierarchy = HierarchyMetric(Hierarchy(of: metric.network, for: .car), metric: metric)
        let drives = SimulatedDrive.all(world.runs(Self.drives), on: hierarchy, seed: 5)
        let programs: [any RouteProgram] = [OSRMRouted(algorithm: .levels), ValhallaService()]
        let started = try await RouteServer.start(programs, on: map, in: world)
        defer { started.servers.forEach { $0.process.end() } }
        for deviation in Self.deviations {
            for seconds in Self.intervals {
                let tracks = drives.enumerated().map { number, drive in
                    drive.track(every: seconds, deviation: deviation, seed: UInt64(number))
                }
                let ours = try ours(tracks, of: drives, hierarchy).cells()
                var theirs = [("–", "–"), ("–", "–")]
                for server in started.servers {
                    let isOSRM = server.name == programs[0].name
                    theirs[isOSRM ? 0 : 1] = try await answers(to: tracks, of: drives, by: server).cells()
                }
                table.add(
                    "\(map.name), \(Int(deviation)) m", "\(Int(seconds)) s", ours.mismatch, theirs[0].0, theirs[1].0,
                    ours.time, theirs[0].1, theirs[1].1)
            }
        }
        return started.remarks + ["\(map.name): \(drives.count) simulated drives."]
    }

    private func ours(
        _ tracks: [[Observation]], of drives: [SimulatedDrive], _ hierarchy: HierarchyMetric
    ) throws -> Outcome {
        var outcome = Outcome()
        var ways = WaySearch(hierarchy: HierarchySearch(metric: hierarchy))
        var matcher = TrackMatcher()
        matcher.splitsAtSilence = false
        for (track, drive) in zip(tracks, drives) {
            var matches: [TrackMatch] = []
            let time = Stopwatch.threadTime { matches = matcher.matches(of: track, by: &ways) }
            let lines = matches.flatMap(\.legs).compactMap { hierarchy.metric.network.line(along: $0) }
            outcome.mismatches.append(LineMesh.mismatch(of: lines, from: drive.line))
            outcome.seconds.append(time / Double(track.count))
        }
        return outcome
    }

    private func answers(
        to tracks: [[Observation]], of drives: [SimulatedDrive], by server: RouteServer
    ) async throws -> Outcome {
        let peer = MatchPeer(server.dialect)
        let answers = try await WebClient.open(port: server.process.port) { client in
            var answers: [WebAnswer] = []
            for track in tracks { answers.append(try await peer.ask(track, &client)) }
            return answers
        }
        var outcome = Outcome()
        for (number, answer) in answers.enumerated() {
            outcome.mismatches.append(LineMesh.mismatch(of: peer.lines(in: answer), from: drives[number].line))
            outcome.seconds.append(answer.seconds / Double(tracks[number].count))
        }
        return outcome
    }
}

extension Double {
    /// A share, with as many decimals as small ones need.
    fileprivate var share: String { String(format: "%.3f", self) }
}

extension RoadNetwork {
    /// The line along which a path runs; `nil` for one that has no length.
    fileprivate func line(along path: RoutePath) -> MeasuredLine? {
        var coordinates: [Coordinate] = []
        for stretch in stretches(of: path) where stretch.end > stretch.start {
            coordinates += line(of: stretch.arc).slice(from: stretch.start, to: stretch.end)
        }
        return coordinates.count > 1 ? MeasuredLine(coordinates) : nil
    }
}
