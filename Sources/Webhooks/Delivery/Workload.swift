import Synchronization

/// What the worker carries at the moment.
final class Workload: Sendable {
    private let carried = Mutex<[EndpointID: Int]>([:])

    var byEndpoint: [EndpointID: Int] { carried.withLock { $0 } }

    var count: Int { carried.withLock { $0.values.reduce(0, +) } }

    func add(_ endpoint: EndpointID) {
        carried.withLock { $0[endpoint, default: 0] += 1 }
    }

    func remove(_ endpoint: EndpointID) {
        carried.withLock { carried in
            let left = carried[endpoint, default: 1] - 1
            carried[endpoint] = left > 0 ? left : nil
        }
    }
}
