/// Every tag key that the import reads; all others are dropped at the door.
enum TagKey: String, CaseIterable, BitwiseCopyable {
    // What it is.
    case highway, route, railway, manMade = "man_made", publicTransport = "public_transport"
    case junction, area, construction, proposed, impassable, status, service, duration
    case name, ref, type

    // Who may use it.
    case access, vehicle, motorVehicle = "motor_vehicle", motorcar, bicycle, foot, motorroad
    case accessForward = "access:forward", accessBackward = "access:backward"
    case vehicleForward = "vehicle:forward", vehicleBackward = "vehicle:backward"
    case motorVehicleForward = "motor_vehicle:forward", motorVehicleBackward = "motor_vehicle:backward"
    case motorcarForward = "motorcar:forward", motorcarBackward = "motorcar:backward"
    case bicycleForward = "bicycle:forward", bicycleBackward = "bicycle:backward"
    case footForward = "foot:forward", footBackward = "foot:backward"
    case hov, hovLanes = "hov:lanes"
    case hovLanesForward = "hov:lanes:forward", hovLanesBackward = "hov:lanes:backward"
    case rampBicycle = "ramp:bicycle"
    case maxheight, maxheightPhysical = "maxheight:physical", maxwidth, maxwidthPhysical = "maxwidth:physical", width
    case maxlength, maxweight

    // In which direction.
    case oneway
    case onewayVehicle = "oneway:vehicle", onewayMotorVehicle = "oneway:motor_vehicle"
    case onewayMotorcar = "oneway:motorcar", onewayBicycle = "oneway:bicycle", onewayFoot = "oneway:foot"
    case conveying
    case cycleway, cyclewayLeft = "cycleway:left", cyclewayRight = "cycleway:right", cyclewayBoth = "cycleway:both"
    case cyclewayLeftOneway = "cycleway:left:oneway", cyclewayRightOneway = "cycleway:right:oneway"
    case cyclewayBothOneway = "cycleway:both:oneway", cyclewayOneway = "cycleway:oneway"
    case drivingSide = "driving_side"

    // How fast.
    case maxspeed, maxspeedForward = "maxspeed:forward", maxspeedBackward = "maxspeed:backward"
    case maxspeedAdvisory = "maxspeed:advisory"
    case maxspeedAdvisoryForward = "maxspeed:advisory:forward", maxspeedAdvisoryBackward = "maxspeed:advisory:backward"
    case maxspeedLanes = "maxspeed:lanes"
    case maxspeedLanesForward = "maxspeed:lanes:forward", maxspeedLanesBackward = "maxspeed:lanes:backward"
    case maxspeedType = "maxspeed:type", sourceMaxspeed = "source:maxspeed", zoneMaxspeed = "zone:maxspeed"
    case zoneTraffic = "zone:traffic"

    // What it is made of.
    case tunnel, bridge, ford, surface, smoothness, tracktype

    // What it costs.
    case toll, tollMotorVehicle = "toll:motor_vehicle", tollMotorcar = "toll:motorcar"

    // What is painted and signed.
    case lanes, lanesForward = "lanes:forward", lanesBackward = "lanes:backward"
    case lanesBothWays = "lanes:both_ways"
    case turnLanes = "turn:lanes"
    case turnLanesForward = "turn:lanes:forward", turnLanesBackward = "turn:lanes:backward"
    case turnLanesBothWays = "turn:lanes:both_ways"
    case accessLanes = "access:lanes"
    case accessLanesForward = "access:lanes:forward", accessLanesBackward = "access:lanes:backward"
    case vehicleLanes = "vehicle:lanes"
    case vehicleLanesForward = "vehicle:lanes:forward", vehicleLanesBackward = "vehicle:lanes:backward"
    case motorVehicleLanes = "motor_vehicle:lanes"
    case motorVehicleLanesForward = "motor_vehicle:lanes:forward"
    case motorVehicleLanesBackward = "motor_vehicle:lanes:backward"
    case motorcarLanes = "motorcar:lanes"
    case motorcarLanesForward = "motorcar:lanes:forward", motorcarLanesBackward = "motorcar:lanes:backward"
    case bicycleLanes = "bicycle:lanes"
    case bicycleLanesForward = "bicycle:lanes:forward", bicycleLanesBackward = "bicycle:lanes:backward"
    case busLanes = "bus:lanes", busLanesForward = "bus:lanes:forward", busLanesBackward = "bus:lanes:backward"
    case psvLanes = "psv:lanes", psvLanesForward = "psv:lanes:forward", psvLanesBackward = "psv:lanes:backward"
    case taxiLanes = "taxi:lanes", taxiLanesForward = "taxi:lanes:forward", taxiLanesBackward = "taxi:lanes:backward"
    case destination
    case destinationForward = "destination:forward", destinationBackward = "destination:backward"
    case destinationRef = "destination:ref"
    case destinationRefForward = "destination:ref:forward", destinationRefBackward = "destination:ref:backward"
    case destinationStreet = "destination:street"
    case destinationStreetForward = "destination:street:forward"
    case destinationStreetBackward = "destination:street:backward"
    case junctionRef = "junction:ref"
    case junctionRefForward = "junction:ref:forward", junctionRefBackward = "junction:ref:backward"
    case exitTo = "exit_to"

    // What it is called elsewhere.
    case namePronunciation = "name:pronunciation"
    case nameGerman = "name:de", nameEnglish = "name:en", nameSpanish = "name:es", nameFinnish = "name:fi"
    case nameFrench = "name:fr", nameItalian = "name:it", nameJapanese = "name:ja", nameDutch = "name:nl"
    case namePolish = "name:pl", namePortuguese = "name:pt", nameSwedish = "name:sv", nameUkrainian = "name:uk"

    // Nodes.
    case barrier, bollard, kerb, locked, crossing
    case direction, trafficSignalsDirection = "traffic_signals:direction"

    // Turn restrictions.
    case restriction, except
    case restrictionMotorVehicle = "restriction:motor_vehicle", restrictionMotorcar = "restriction:motorcar"
    case restrictionVehicle = "restriction:vehicle", restrictionBicycle = "restriction:bicycle"
    case restrictionFoot = "restriction:foot"
    /// For all other vehicles.
    case restrictionOfOthers = "restriction:*"
    // The spelling of hours before there were conditional tags.
    case dayOn = "day_on", dayOff = "day_off", hourOn = "hour_on", hourOff = "hour_off"

    // What holds at some times only.
    case accessConditional = "access:conditional"
    case accessForwardConditional = "access:forward:conditional"
    case accessBackwardConditional = "access:backward:conditional"
    case vehicleConditional = "vehicle:conditional"
    case vehicleForwardConditional = "vehicle:forward:conditional"
    case vehicleBackwardConditional = "vehicle:backward:conditional"
    case motorVehicleConditional = "motor_vehicle:conditional"
    case motorVehicleForwardConditional = "motor_vehicle:forward:conditional"
    case motorVehicleBackwardConditional = "motor_vehicle:backward:conditional"
    case motorcarConditional = "motorcar:conditional"
    case motorcarForwardConditional = "motorcar:forward:conditional"
    case motorcarBackwardConditional = "motorcar:backward:conditional"
    case bicycleConditional = "bicycle:conditional"
    case bicycleForwardConditional = "bicycle:forward:conditional"
    case bicycleBackwardConditional = "bicycle:backward:conditional"
    case footConditional = "foot:conditional"
    case footForwardConditional = "foot:forward:conditional"
    case footBackwardConditional = "foot:backward:conditional"
    case hovConditional = "hov:conditional"
    case onewayConditional = "oneway:conditional"
    case onewayVehicleConditional = "oneway:vehicle:conditional"
    case onewayMotorVehicleConditional = "oneway:motor_vehicle:conditional"
    case onewayMotorcarConditional = "oneway:motorcar:conditional"
    case onewayBicycleConditional = "oneway:bicycle:conditional"
    case onewayFootConditional = "oneway:foot:conditional"
    case maxspeedConditional = "maxspeed:conditional"
    case maxspeedForwardConditional = "maxspeed:forward:conditional"
    case maxspeedBackwardConditional = "maxspeed:backward:conditional"
    case restrictionConditional = "restriction:conditional"
    case restrictionVehicleConditional = "restriction:vehicle:conditional"
    case restrictionMotorVehicleConditional = "restriction:motor_vehicle:conditional"
    case restrictionMotorcarConditional = "restriction:motorcar:conditional"
    case restrictionBicycleConditional = "restriction:bicycle:conditional"
    case restrictionFootConditional = "restriction:foot:conditional"

    init?(name: String) {
        if let known = Self.byName[name] {
            self = known
        } else if name.hasPrefix("restriction:") {
            self = .restrictionOfOthers
        } else {
            return nil
        }
    }

    private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

    /// For `access:conditional` the tag `access`, which it overrides at times; `nil` for tags that hold always.
    var overridden: TagKey? { Self.overridden[Int(number)] }

    var isConditional: Bool { overridden != nil }

    private static let overridden: [TagKey?] = allCases.map { key in
        key.rawValue.hasSuffix(":conditional") ? byName[String(key.rawValue.dropLast(":conditional".count))] : nil
    }

    /// The place of the case among all: what the compiler stores for it.
    var number: UInt8 { unsafeBitCast(self, to: UInt8.self) }
}
