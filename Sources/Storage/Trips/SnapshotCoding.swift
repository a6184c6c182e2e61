import Foundation
import Guidance
import PostgreSQL
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
    /// Since there are delays; rows of before have none of these.
    var promisedEta: Int64?
    var promisedAt: Int64?
    var pace: Double?

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

    /// Why a row's snapshot is none: a binary newer than this one wrote it, or somebody has edited it.
    struct Malformed: Error, CustomStringConvertible {
        let trip: String
        let reason: String
        var description: String { "the stored state of trip \(trip) can't be read: \(reason)" }
    }
}

// MARK: - In and out of jsonb

extension StoredSnapshot {
    /// - Throws: `TripStoreError.unstorable` for numbers that JSON doesn't have, such as NaN.
    static func encode(_ snapshot: TripSnapshot, of trip: String) throws(TripStoreError) -> JSONB {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        do {
            return JSONB(String(decoding: try encoder.encode(StoredSnapshot(snapshot)), as: UTF8.self))
        } catch {
            throw .unstorable(trip, "its state has a number that is none")
        }
    }

    static func decode(_ json: String, of trip: String) throws(Malformed) -> TripSnapshot {
        do {
            return try JSONDecoder().decode(StoredSnapshot.self, from: Data(json.utf8)).value()
        } catch {
            throw Malformed(trip: trip, reason: "\(error)")
        }
    }
}

// MARK: - To and from the trip's own values

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
        promisedEta = snapshot.promise?.eta.milliseconds
        promisedAt = snapshot.promise?.madeAt.milliseconds
        pace = snapshot.pace
    }

    fileprivate struct Unknown: Error, CustomStringConvertible {
        let description: String
    }

    fileprivate func value() throws -> TripSnapshot {
        guard let phase = TripPhase(rawValue: phase) else { throw Unknown(description: "the phase is \(self.phase)") }
        guard nextStop >= 0, revision >= 0, sequence >= 0, metersDriven >= 0 else {
            throw Unknown(description: "a count is negative")
        }
        var snapshot = TripSnapshot()
        snapshot.phase = phase
        snapshot.nextStop = nextStop
        snapshot.revision = revision
        snapshot.sequence = sequence
        snapshot.hasApproached = hasApproached
        snapshot.lastFix = try lastFix?.value()
        snapshot.metersDriven = metersDriven
        snapshot.eta = eta.map { Instant(milliseconds: $0) }
        snapshot.spoken = try spoken?.value()
        if let promisedEta, let promisedAt {
            snapshot.promise = Promise(
                eta: Instant(milliseconds: promisedEta), madeAt: Instant(milliseconds: promisedAt))
        }
        snapshot.pace = pace ?? 1
        return snapshot
    }

    fileprivate static func coordinate(_ latitude: Double, _ longitude: Double) throws -> Coordinate {
        let coordinate = Coordinate(latitude: latitude, longitude: longitude)
        guard coordinate.isValid else { throw Unknown(description: "\(latitude), \(longitude) is off the globe") }
        return coordinate
    }
}

extension StoredSnapshot.StoredSpoken {
    fileprivate func value() throws -> SpokenManeuver {
        guard let kind = VoiceInstruction.Kind(rawValue: kind) else {
            throw StoredSnapshot.Unknown(description: "the last announcement is \(self.kind)")
        }
        return SpokenManeuver(coordinate: try StoredSnapshot.coordinate(latitude, longitude), kind: kind)
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

    fileprivate func value() throws -> Fix {
        Fix(
            coordinate: try StoredSnapshot.coordinate(latitude, longitude), timestamp: Instant(milliseconds: timestamp),
            accuracy: accuracy, heading: heading, speed: speed)
    }
}
