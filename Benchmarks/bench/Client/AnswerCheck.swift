import NIOCore
import Protocol
import Routing

/// Proves that answers were paired with their fixes: a message that comes in between would shift all behind it, and
/// round trips would seem shorter than they are.
enum AnswerCheck {
    /// Reading every answer would take longer than the drive; a shift lasts, so the last shows it as well.
    private static let stride = 10

    static func check(_ answers: [ByteBuffer], against fixes: [Position]) throws {
        guard answers.count == fixes.count else {
            throw BenchFailure("\(fixes.count) fixes had \(answers.count) answers")
        }
        for place in answers.indices where place % stride == stride - 1 || place == answers.count - 1 {
            let matched = try matched(in: answers[place])
            let neighbors = [place - 1, place + 1].filter(fixes.indices.contains)
            let distance = matched.distance(to: coordinate(of: fixes[place]))
            guard neighbors.allSatisfy({ distance < matched.distance(to: coordinate(of: fixes[$0])) }) else {
                throw BenchFailure("answer \(place) is not that of its fix, but \(distance.figure) m away from it")
            }
        }
    }

    private static func matched(in answer: ByteBuffer) throws -> Coordinate {
        guard case .progress(let progress) = try ServerMessage.decode(Array(answer.readableBytesView)) else {
            throw BenchFailure("an answer is no progress")
        }
        return Coordinate(latitude: progress.matched.latitude, longitude: progress.matched.longitude)
    }

    private static func coordinate(of fix: Position) -> Coordinate {
        Coordinate(latitude: fix.latitude, longitude: fix.longitude)
    }
}
