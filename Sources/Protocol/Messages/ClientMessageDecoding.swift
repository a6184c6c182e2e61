extension ClientMessage: JSONReadable {
    package static var maximumBytes: Int { WireLimit.messageBytes }

    package static func decode(_ utf8: UnsafeRawBufferPointer) throws(ProtocolError) -> ClientMessage {
        try decode(utf8, maximumBytes: maximumBytes)
    }

    /// Reads one message of at most so many bytes: a `position` by the scanner, all others by the general decoder.
    package static func decode(
        _ utf8: UnsafeRawBufferPointer, maximumBytes: Int
    ) throws(ProtocolError) -> ClientMessage {
        if utf8.count <= maximumBytes, let raw = PositionScanner.scan(utf8) {
            return .position(
                try raw.validated { field, code, because in
                    ProtocolError(
                        code, "\(field.rawValue) \(because).", field: field.rawValue,
                        messageType: Kind.position.rawValue)
                })
        }
        return try JSONReader.decode(ClientMessage.self, from: utf8, maximumBytes: maximumBytes)
    }

    package init(from decoder: any Decoder) throws {
        let fields = try Fields(decoder)
        let type = try fields.required("type", String.self)
        guard let kind = Kind(rawValue: type) else {
            let word = String(type.prefix(64))
            throw ProtocolError(
                .unknownType, "There is no message of type \"\(word)\".", field: "type", messageType: word)
        }
        do {
            self = try Self.payload(of: kind, fields, decoder)
        } catch {
            throw ProtocolError(translating: error).about(type)
        }
    }

    private static func payload(of kind: Kind, _ fields: Fields, _ decoder: any Decoder) throws -> ClientMessage {
        switch kind {
        case .start: .start(try Start(from: decoder))
        case .position: .position(try Position(from: decoder))
        case .positions: .positions(try Positions(fields))
        case .resume: .resume(try Resume(fields))
        case .reroute: .reroute(Reroute(reason: try fields.text("reason"), avoid: try fields.choices("avoid")))
        case .accept: .accept(Accept(offer: try fields.requiredText("offer")))
        case .decline: .decline(Decline(offer: try fields.requiredText("offer")))
        case .skip: .skip(Skip())
        case .arrive: .arrive(Arrive())
        case .cancel: .cancel(Cancel(reason: try fields.text("reason")))
        }
    }
}

extension ClientMessage.Start {
    fileprivate init(from decoder: any Decoder) throws {
        let fields = try Fields(decoder)
        guard let trip = try fields.text("trip") else {
            self = .new(try TripRequest(from: decoder))
            return
        }
        guard try fields.optional("destination", JSONValue.self) == nil else {
            throw fields.refuse("destination", because: "can't be given along with trip, which has its own")
        }
        self = .planned(trip: trip)
    }
}

extension ClientMessage.Positions {
    fileprivate init(_ fields: Fields) throws {
        positions = try fields.required("positions")
        guard positions.count <= WireLimit.positions else {
            throw fields.refuse(
                "positions", .messageTooLarge,
                because: "has \(positions.count) fixes; at most \(WireLimit.positions) are taken at once")
        }
    }
}

extension ClientMessage.Resume {
    fileprivate init(_ fields: Fields) throws {
        trip = try fields.requiredText("trip")
        token = try fields.requiredText("token", maximumBytes: WireLimit.tokenBytes)
        after = try fields.required("after")
        guard after >= 0 else { throw fields.refuse("after", because: "must be 0 or more") }
    }
}
