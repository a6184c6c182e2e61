extension ClientMessage: JSONWritable {
    package func write(to writer: inout JSONWriter) {
        writer.object { json in
            json.field("type", kind)
            writeFields(to: &json)
        }
    }

    private func writeFields(to json: inout JSONWriter) {
        switch self {
        case .start(.new(let request)):
            request.writeFields(to: &json)
        case .start(.planned(let trip)):
            json.field("trip", trip)
        case .position(let position):
            position.writeFields(to: &json)
        case .positions(let buffered):
            json.field("positions", buffered.positions)
        case .resume(let resume):
            json.field("trip", resume.trip)
            json.field("token", resume.token)
            json.field("after", resume.after)
        case .reroute(let reroute):
            json.field("reason", reroute.reason)
            json.field("avoid", reroute.avoid)
        case .accept(let accept):
            json.field("offer", accept.offer)
        case .decline(let decline):
            json.field("offer", decline.offer)
        case .skip, .arrive:
            break
        case .cancel(let cancel):
            json.field("reason", cancel.reason)
        }
    }
}
