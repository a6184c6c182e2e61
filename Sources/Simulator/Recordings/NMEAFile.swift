import Routing

/// The sentences of a receiver as they came: NMEA 0183, one a line.
package enum NMEAFile {
    /// Reads a file's fixes, each put together of the sentences RMC and GGA of one moment.
    ///
    /// - Returns: one segment.
    /// - Throws: `RecordingError` that says which line is wrong, and how.
    package static func read(_ path: String) throws -> [[RecordedFix]] {
        [try fixes(of: RecordingFile.bytes(of: path), path: path)]
    }

    /// - Parameter path: for messages.
    static func fixes(of bytes: [UInt8], path: String) throws(RecordingError) -> [RecordedFix] {
        do throws(RecordingFault) {
            let fixes = try dated(epochs(of: bytes))
            guard !fixes.isEmpty else {
                throw RecordingFault(.notATrack, "it has no fix: no RMC or GGA sentence with a place")
            }
            return fixes
        } catch {
            throw error.located(in: path)
        }
    }

    /// Of a line; the standard has 82.
    private static let longestLine = 1_024
    private static let day: Int64 = 86_400_000

    /// One sentence for each moment, of all that is said of it.
    private static func epochs(of bytes: [UInt8]) throws(RecordingFault) -> [NMEASentence] {
        var epochs: [NMEASentence] = []
        var number = 0
        for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            number += 1
            guard line.count <= longestLine else {
                throw RecordingFault(.notATrack, line: number, "a line of \(line.count) bytes, which no sentence has")
            }
            let text = String(decoding: line, as: UTF8.self)[...].trimmed
            guard !text.isEmpty, let sentence = try read(text, at: number) else { continue }
            if let last = epochs.last, last.timeOfDay == sentence.timeOfDay {
                epochs[epochs.count - 1].add(sentence)
            } else {
                epochs.append(sentence)
            }
            guard epochs.count <= RecordingFile.maximumFixes else {
                throw RecordingFault(.tooLarge, line: number, "more than \(RecordingFile.maximumFixes) fixes")
            }
        }
        return epochs
    }

    private static func read(_ text: Substring, at line: Int) throws(RecordingFault) -> NMEASentence? {
        do throws(RecordingFault) {
            return try NMEASentence.read(text)
        } catch {
            throw RecordingFault(error.code, line: line, error.message)
        }
    }

    /// Gives each moment its day: only RMC tells it, and midnight passes between two of them.
    private static func dated(_ epochs: [NMEASentence]) throws(RecordingFault) -> [RecordedFix] {
        guard let first = epochs.firstIndex(where: { $0.date != nil }), var date = epochs[first].date else {
            guard !epochs.contains(where: { $0.coordinate != nil }) else {
                throw RecordingFault(.notATrack, "no sentence tells the date; RMC sentences do")
            }
            return []
        }
        for (earlier, later) in zip(epochs[..<first], epochs[...first].dropFirst()) {
            date -= isMidnightBetween(earlier, later) ? day : 0
        }
        var fixes: [RecordedFix] = []
        var before: NMEASentence?
        for epoch in epochs {
            if let before, isMidnightBetween(before, epoch) { date += day }
            date = epoch.date ?? date
            before = epoch
            if let fix = epoch.fix(on: date) { fixes.append(fix) }
        }
        return fixes
    }

    /// Later by the order of the file and much earlier by the clock.
    private static func isMidnightBetween(_ earlier: NMEASentence, _ later: NMEASentence) -> Bool {
        earlier.timeOfDay - later.timeOfDay > day / 2
    }
}

extension NMEASentence {
    /// Takes what another sentence says of the same moment.
    mutating func add(_ other: NMEASentence) {
        coordinate = coordinate ?? other.coordinate
        date = date ?? other.date
        dilution = dilution ?? other.dilution
        heading = heading ?? other.heading
        speed = speed ?? other.speed
    }

    /// - Returns: `nil` where there was no place.
    func fix(on date: Int64) -> RecordedFix? {
        guard let coordinate else { return nil }
        return RecordedFix(
            coordinate: coordinate, time: date + timeOfDay, accuracy: dilution.map(RecordedFix.accuracy),
            heading: heading, speed: speed)
    }
}

extension Substring {
    fileprivate var trimmed: Substring {
        var text = drop(while: \.isWhitespace)
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return text
    }
}
