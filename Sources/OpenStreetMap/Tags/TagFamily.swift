import Routing

/// A tag with its variants: for one direction, for some times only, and for both.
struct TagFamily: Hashable, Sendable {
    var plain: TagKey
    var directed: Directed<TagKey>
    var conditional: TagKey
    var directedConditional: Directed<TagKey>

    static let access = TagFamily(
        plain: .access, directed: .init(forward: .accessForward, backward: .accessBackward),
        conditional: .accessConditional,
        directedConditional: .init(forward: .accessForwardConditional, backward: .accessBackwardConditional))
    static let vehicle = TagFamily(
        plain: .vehicle, directed: .init(forward: .vehicleForward, backward: .vehicleBackward),
        conditional: .vehicleConditional,
        directedConditional: .init(forward: .vehicleForwardConditional, backward: .vehicleBackwardConditional))
    static let motorVehicle = TagFamily(
        plain: .motorVehicle, directed: .init(forward: .motorVehicleForward, backward: .motorVehicleBackward),
        conditional: .motorVehicleConditional,
        directedConditional: .init(
            forward: .motorVehicleForwardConditional, backward: .motorVehicleBackwardConditional))
    static let motorcar = TagFamily(
        plain: .motorcar, directed: .init(forward: .motorcarForward, backward: .motorcarBackward),
        conditional: .motorcarConditional,
        directedConditional: .init(forward: .motorcarForwardConditional, backward: .motorcarBackwardConditional))
    static let bicycle = TagFamily(
        plain: .bicycle, directed: .init(forward: .bicycleForward, backward: .bicycleBackward),
        conditional: .bicycleConditional,
        directedConditional: .init(forward: .bicycleForwardConditional, backward: .bicycleBackwardConditional))
    static let foot = TagFamily(
        plain: .foot, directed: .init(forward: .footForward, backward: .footBackward),
        conditional: .footConditional,
        directedConditional: .init(forward: .footForwardConditional, backward: .footBackwardConditional))
    static let maxspeed = TagFamily(
        plain: .maxspeed, directed: .init(forward: .maxspeedForward, backward: .maxspeedBackward),
        conditional: .maxspeedConditional,
        directedConditional: .init(forward: .maxspeedForwardConditional, backward: .maxspeedBackwardConditional))
}
