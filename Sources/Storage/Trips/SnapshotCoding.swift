import Foundation
import Guidance
import Routing
import Trips

/// A trip's snapshot as the `jsonb` of its row. Names are stable: rows outlive binaries.
struct StoredSnapshot: Codable {
    var phase: String
    var nextStop: Int
    var revision: Int
    var sequence: Int
    var hasApproached: Bool
    var lastFix: StoredFix?
    var metersDriven: Double
    var eta: Int64?
    var spoken: StoredSpoken?

    struct StoredFix: Codable {
        var latitude: Double
        var longitude: Double
        var timestamp: Int64
        var accuracy: Double?
        var heading: Double?
        var speed: Double?
    }

    struct StoredSpoken: Codable {
        var latitude: Double
        var longitude: Double
        var kind: String
    }

    struct Malformed: Error, CustomStringConvertible {
        let description: String
    }
}

extension StoredSnapshot {
    init(_ snapshot: TripSnapshot) {
        phase = snapshot.phase.rawValue
        nextStop = snapshot.nextStop
        revision = snapshot.revision
        sequence = snapshot.sequence
        hasApproached = snapshot.hasApproached
        lastFix = snapshot.lastFix.map { StoredFix($0) }
        metersDriven = snapshot.metersDriven
        eta = snapshot.eta?.milliseconds
        spoken = snapshot.spoken.map {
            StoredSpoken(
                latitude: $0.coordinate.latitude, longitude: $0.coordinate.longitude, kind: $0.kind.rawValue)
        }
    }

    func value() throws -> TripSnapshot {
        guard let phase = TripPhase(rawValue: phase) else {
            throw Malformed(description: "a trip has the unknown phase \(self.phase)")
        }
        var snapshot = TripSnapshot()
        snapshot.phase = phase
        snapshot.nextStop = max(nextStop, 0)
        snapshot.revision = revision
        snapshot.sequence = sequence
        snapshot.hasApproached = hasApproached
        snapshot.lastFix = lastFix?.value
        snapshot.metersDriven = metersDriven
        snapshot.eta = eta.map { Instant(milliseconds: $0) }
        snapshot.spoken = spoken.flatMap { spoken in
            VoiceInstruction.Kind(rawValue: spoken.kind).map {
                SpokenManeuver(
                    coordinate: Coordinate(latitude: spoken.latitude, longitude: spoken.longitude), kind: $0)
            }
        }
        return snapshot
    }

    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    static func decode(_ json: String) throws -> TripSnapshot {
        try JSONDecoder().decode(StoredSnapshot.self, from: Data(json.utf8)).value()
    }
}

extension StoredSnapshot.StoredFix {
    init(_ fix: Fix) {
        latitude = fix.coordinate.latitude
        longitude = fix.coordinate.longitude
        timestamp = fix.timestamp.milliseconds
        accuracy = fix.accuracy
        heading = fix.heading
        speed = fix.speed
    }

    var value: Fix {
        Fix(
            coordinate: Coordinate(latitude: latitude, longitude: longitude),
            timestamp: Instant(milliseconds: timestamp), accuracy: accuracy, heading: heading, speed: speed)
    }
}
