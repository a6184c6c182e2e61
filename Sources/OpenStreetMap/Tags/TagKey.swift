/// Every tag key that the import reads; all others are dropped at the door.
enum TagKey: String, CaseIterable, BitwiseCopyable {
    // What it is.
    case highway, route, junction, area, construction, proposed, impassable, service, duration
    case name, ref, type

    // Who may use it.
    case access, vehicle, motorVehicle = "motor_vehicle", motorcar, bicycle, foot, motorroad
    case accessForward = "access:forward", accessBackward = "access:backward"
    case vehicleForward = "vehicle:forward", vehicleBackward = "vehicle:backward"
    case motorVehicleForward = "motor_vehicle:forward", motorVehicleBackward = "motor_vehicle:backward"
    case motorcarForward = "motorcar:forward", motorcarBackward = "motorcar:backward"
    case bicycleForward = "bicycle:forward", bicycleBackward = "bicycle:backward"
    case footForward = "foot:forward", footBackward = "foot:backward"

    // In which direction.
    case oneway
    case onewayMotorVehicle = "oneway:motor_vehicle", onewayBicycle = "oneway:bicycle", onewayFoot = "oneway:foot"
    case cycleway, cyclewayLeft = "cycleway:left", cyclewayRight = "cycleway:right", cyclewayBoth = "cycleway:both"
    case cyclewayLeftOneway = "cycleway:left:oneway", cyclewayRightOneway = "cycleway:right:oneway"
    case drivingSide = "driving_side"

    // How fast.
    case maxspeed, maxspeedForward = "maxspeed:forward", maxspeedBackward = "maxspeed:backward"
    case maxspeedType = "maxspeed:type", sourceMaxspeed = "source:maxspeed", zoneMaxspeed = "zone:maxspeed"

    // What it is made of.
    case tunnel, bridge, toll, surface, tracktype

    // What is painted and signed.
    case lanes, lanesForward = "lanes:forward", lanesBackward = "lanes:backward"
    case turnLanes = "turn:lanes"
    case turnLanesForward = "turn:lanes:forward", turnLanesBackward = "turn:lanes:backward"
    case destination
    case destinationForward = "destination:forward", destinationBackward = "destination:backward"
    case destinationRef = "destination:ref"
    case destinationRefForward = "destination:ref:forward", destinationRefBackward = "destination:ref:backward"

    // Nodes.
    case barrier, bollard, kerb, locked

    // Turn restrictions.
    case restriction, except
    case restrictionMotorVehicle = "restriction:motor_vehicle", restrictionMotorcar = "restriction:motorcar"
    case restrictionVehicle = "restriction:vehicle", restrictionBicycle = "restriction:bicycle"
    case restrictionFoot = "restriction:foot"

    // What holds at some times only: counted, not applied.
    case accessConditional = "access:conditional", vehicleConditional = "vehicle:conditional"
    case motorVehicleConditional = "motor_vehicle:conditional", motorcarConditional = "motorcar:conditional"
    case bicycleConditional = "bicycle:conditional", footConditional = "foot:conditional"
    case onewayConditional = "oneway:conditional", maxspeedConditional = "maxspeed:conditional"
    case restrictionConditional = "restriction:conditional"

    init?(name: String) {
        guard let known = Self.byName[name] else { return nil }
        self = known
    }

    private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

    var isConditional: Bool {
        switch self {
        case .accessConditional, .vehicleConditional, .motorVehicleConditional, .motorcarConditional,
            .bicycleConditional, .footConditional, .onewayConditional, .maxspeedConditional, .restrictionConditional:
            true
        default: false
        }
    }
}
