/// A payload whose fields stand beside the message's `type`.
protocol MessagePayload: Sendable, Equatable, Decodable {
    func writeFields(to json: inout JSONWriter)
}

extension ServerMessage: JSONWritable {
    package func write(to writer: inout JSONWriter) {
        writer.object { json in
            json.field("type", kind)
            writeFields(to: &json)
        }
    }

    private func writeFields(to json: inout JSONWriter) {
        switch self {
        case .welcome(let welcome): welcome.writeFields(to: &json)
        case .started(let started): started.writeFields(to: &json)
        case .route(let route): route.writeFields(to: &json)
        case .progress(let progress): progress.writeFields(to: &json)
        case .instruction(let instruction): instruction.writeFields(to: &json)
        case .deviation(let deviation): deviation.writeFields(to: &json)
        case .offer(let offer): offer.writeFields(to: &json)
        case .update(let update): update.writeFields(to: &json)
        case .approaching(let stop), .waypointReached(let stop), .arrived(let stop): stop.writeFields(to: &json)
        case .ended(let ended): ended.writeFields(to: &json)
        case .reconnect(let reconnect): reconnect.writeFields(to: &json)
        case .error(let failure): failure.writeFields(to: &json)
        }
    }
}

/// Read as a client does. A client should pass over `unknown-type`: newer servers say more.
extension ServerMessage: JSONReadable {
    package static var maximumBytes: Int { WireLimit.documentBytes }

    package init(from decoder: any Decoder) throws {
        let type = try Fields(decoder).required("type", String.self)
        guard let kind = Kind(rawValue: type) else {
            let word = String(type.prefix(64))
            throw ProtocolError(
                .unknownType, "There is no message of type \"\(word)\".", field: "type", messageType: word)
        }
        do {
            self = try Self.payload(of: kind, decoder)
        } catch {
            throw ProtocolError(translating: error).about(type)
        }
    }

    private static func payload(of kind: Kind, _ decoder: any Decoder) throws -> ServerMessage {
        switch kind {
        case .welcome: .welcome(try Welcome(from: decoder))
        case .started: .started(try Started(from: decoder))
        case .route: .route(try Route(from: decoder))
        case .progress: .progress(try Progress(from: decoder))
        case .instruction: .instruction(try Instruction(from: decoder))
        case .deviation: .deviation(try Deviation(from: decoder))
        case .offer: .offer(try Offer(from: decoder))
        case .update: .update(try Update(from: decoder))
        case .approaching: .approaching(try StopEvent(from: decoder))
        case .waypointReached: .waypointReached(try StopEvent(from: decoder))
        case .arrived: .arrived(try StopEvent(from: decoder))
        case .ended: .ended(try Ended(from: decoder))
        case .reconnect: .reconnect(try Reconnect(from: decoder))
        case .error: .error(try Failure(from: decoder))
        }
    }
}
