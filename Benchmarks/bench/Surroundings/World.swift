/// What measurements share.
struct World: Sendable {
    let cluster: Cluster
    let maps: MapShelf
    let peers: Peers
    let isQuick: Bool

    /// So many runs, or a tenth of them where it should be quick.
    func runs(_ count: Int) -> Int { isQuick ? max(count / 10, 1) : count }
}
