import Routing

@testable import Guidance

/// Somebody who speaks a language, with names of that country to say it about.
struct Speaker {
    let language: Language
    /// A street whose name shows what the language does with names.
    var street: String
    /// A road's number.
    var number: String
    /// What a sign points to.
    var sign: String
    /// A roundabout with a name.
    var rotary: String
    /// A stop with a name.
    var place: String

    /// A situation in which something is said.
    enum Situation: CaseIterable {
        case settingOut
        case turnLeft
        case turnSlightRight
        case turnSharpLeft
        case goStraight
        case endOfRoad
        case stayOnRoad
        case turnAround
        case newName
        case mergeLeft
        case rampToRoad
        case rampToSign
        case exitToSign
        case numberedExit
        case keepLeft
        case keepToTheMiddle
        case secondExit
        case eleventhExit
        case rotary
        case smallRoundabout
        case straightOver
        case leaveRoundabout
        case ferry
        case dismount
        case stairs
        case arrived
        case arrivedAtSecondStop
        case arrivingSoon
        case turnIn500Meters
        case turnIn1Kilometer
        case twoTurns
        case twoTurnsApart
        case goOn
        case goOnUnnamed
        case lanes
    }

    func says(in situation: Situation) -> String {
        switch situation {
        case .settingOut: sentence(words(.depart, heading: 45, road: street))
        case .turnLeft: sentence(words(.turn, .left, road: street))
        case .turnSlightRight: sentence(words(.turn, .slightRight, road: number))
        case .turnSharpLeft: sentence(words(.turn, .sharpLeft))
        case .goStraight: sentence(words(.turn, .straight, road: street))
        case .endOfRoad: sentence(words(.endOfRoad, .right, road: street))
        case .stayOnRoad: sentence(words(.continue, .left, road: street))
        case .turnAround: sentence(words(.turn, .uTurn, road: street))
        case .newName: sentence(words(.newName, .straight, road: street))
        case .mergeLeft: sentence(words(.merge, .slightLeft, road: number))
        case .rampToRoad: sentence(words(.onRamp, .slightRight, road: number))
        case .rampToSign: sentence(words(.onRamp, .slightRight, road: number, destination: sign))
        case .exitToSign: sentence(words(.offRamp, .slightRight, destination: sign))
        case .numberedExit: sentence(words(.offRamp, .right, destination: sign, exitNumber: "12B"))
        case .keepLeft: sentence(words(.fork, .slightLeft, road: number))
        case .keepToTheMiddle: sentence(words(.fork, .straight))
        case .secondExit: sentence(words(.roundabout, .right, exit: 2, road: street))
        case .eleventhExit: sentence(words(.roundabout, .right, exit: 11))
        case .rotary: sentence(words(.rotary, .right, exit: 3, rotaryName: rotary))
        case .smallRoundabout: sentence(words(.roundaboutTurn, .left, exit: 3, road: street))
        case .straightOver: sentence(words(.roundaboutTurn, .straight, exit: 2))
        case .leaveRoundabout: sentence(words(.exitRoundabout, .right, road: street))
        case .ferry: sentence(words(.notification, notice: .ferry))
        case .dismount: sentence(words(.notification, notice: .dismount))
        case .stairs: sentence(words(.notification, notice: .stairs))
        case .arrived: sentence(words(.arrive, .left))
        case .arrivedAtSecondStop: sentence(words(.arrive), at: .numberedStop(2))
        case .arrivingSoon: ahead(words(.arrive, .slightRight), by: 400, at: .named(place))
        case .turnIn500Meters: ahead(words(.endOfRoad, .right, road: street), by: 500)
        case .turnIn1Kilometer: ahead(words(.offRamp, .right, destination: sign), by: 1000)
        case .twoTurns: chain(words(.turn, .left, road: street), words(.turn, .right), after: 40)
        case .twoTurnsApart: chain(words(.turn, .left), words(.turn, .right, road: street), after: 150)
        case .goOn: goingOn(words(.turn, .left, road: street), for: 1500)
        case .goOnUnnamed: goingOn(words(.turn, .left), for: 3000)
        case .lanes: ahead(words(.turn, .left, lanes: .left(2)), by: 400)
        }
    }
}

extension Speaker {
    func sentence(_ words: ManeuverWords, at place: InstructionWriter.Place = .destination) -> String {
        InstructionWriter(language: language, place: place).sentence(for: words)
    }

    func ahead(
        _ words: ManeuverWords, by meters: Double, at place: InstructionWriter.Place = .destination
    ) -> String {
        written { voice(place).writePreparing(words, by: meters, to: &$0) }
    }

    private func chain(_ first: ManeuverWords, _ next: ManeuverWords, after meters: Double) -> String {
        let voice = voice()
        return written { sentence in
            voice.writeChain(to: &sentence, after: meters) {
                voice.writer.write(first, .here, to: &$0)
            } next: {
                voice.writer.write(next, .later, isWithin: true, to: &$0)
            }
        }
    }

    private func goingOn(_ words: ManeuverWords, for meters: Double) -> String {
        let voice = voice()
        return written { sentence in
            voice.writer.writeContinuing(words, to: &sentence) {
                voice.distances.write(meters, as: .along, to: &$0)
            }
        }
    }

    private func voice(_ place: InstructionWriter.Place = .destination) -> VoiceWriter {
        VoiceWriter(
            writer: InstructionWriter(language: language, place: place),
            distances: DistanceWriter(language: language, units: .metric),
            rules: .standard(for: .car))
    }

    private func written(_ write: (inout Sentence) -> Void) -> String {
        var sentence = Sentence(.text)
        write(&sentence)
        return sentence.text
    }

    private func words(
        _ type: ManeuverType, _ modifier: ManeuverModifier? = nil, exit: Int? = nil, heading: Int = 0,
        road: String = "", destination: String = "", exitNumber: String = "", rotaryName: String = "",
        notice: ManeuverWords.Notice? = nil, lanes: LaneHint? = nil
    ) -> ManeuverWords {
        ManeuverWords(
            type: type, modifier: modifier, exit: exit, heading: heading, road: road, destination: destination,
            exitNumber: exitNumber, rotaryName: rotaryName, notice: notice, lanes: lanes)
    }
}
