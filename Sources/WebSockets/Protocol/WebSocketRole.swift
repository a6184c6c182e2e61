/// Which end of the connection this is; it decides who masks and who closes the transport first.
package enum WebSocketRole: Sendable {
    case client
    case server
}
