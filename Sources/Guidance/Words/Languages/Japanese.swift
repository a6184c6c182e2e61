extension Language {
    package static let japanese = Language(tag: "ja", phrasebook: .japanese)
}

/// Without spaces: gaps that may stay empty bring the particle behind them along.
extension Phrasebook {
    static let japanese = Phrasebook(
        directions: .init(
            uTurn: "Uターン", sharpRight: "右手前方向", right: "右方向", slightRight: "斜め右方向", straight: "直進",
            slightLeft: "斜め左方向", left: "左方向", sharpLeft: "左手前方向"),
        sides: .init(left: "左側の", right: "右側の"),
        compass: ["北", "北東", "東", "南東", "南", "南西", "西", "北西"],
        exits: [
            "1番目の", "2番目の", "3番目の", "4番目の", "5番目の", "6番目の", "7番目の", "8番目の", "9番目の", "10番目の",
        ],
        laterExit: "{count}番目の",
        roads: .init(otherwise: (onto: "{name}", along: "{name}")),
        rotaries: .init(otherwise: (onto: "{name}", along: "{name}")),
        depart: .init(
            plain: "{heading}に進みます", road: "{road}を{heading}に進みます", destination: "{heading}に進み、{destination}方面です"),
        turn: .init(
            plain: "{direction}です", road: "{direction}、{road}に入ります", destination: "{direction}、{destination}方面です"),
        straight: .init(plain: "直進です", road: "直進、{road}に入ります", destination: "直進、{destination}方面です"),
        endOfRoad: .init(
            plain: "突き当たりを{direction}です", road: "突き当たりを{direction}、{road}に入ります",
            destination: "突き当たりを{direction}、{destination}方面です"),
        stayOn: .init(
            plain: "{direction}です", road: "{direction}、そのまま{road}を進みます",
            destination: "{direction}、{destination}方面です"),
        stayStraight: .init(plain: "直進です", road: "直進、そのまま{road}を進みます", destination: "直進、{destination}方面です"),
        uTurn: .init(plain: "Uターンです", road: "Uターンして{road}を進みます", destination: "Uターン、{destination}方面です"),
        newName: .init(plain: "道なりです", road: "道なりに{road}を進みます", destination: "道なりに{destination}方面です"),
        merge: .init(plain: "合流です", road: "{road}に合流です", destination: "合流、{destination}方面です"),
        onRamp: .init(
            plain: "{side}入口です", road: "{side}入口から{road}に入ります", destination: "{side}入口、{destination}方面です"),
        offRamp: .init(
            plain: "{side}出口です", road: "{side}出口から{road}に入ります", destination: "{side}出口、{destination}方面です"),
        exitSign: "出口",
        numberedExit: .init(
            plain: "出口{exitNumber}です", road: "出口{exitNumber}から{road}に入ります",
            destination: "出口{exitNumber}、{destination}方面です"),
        fork: .init(
            plain: "{direction}です", road: "{direction}、{road}に入ります", destination: "{direction}、{destination}方面です"),
        forkMiddle: .init(plain: "中央方向です", road: "中央方向、{road}に入ります", destination: "中央方向、{destination}方面です"),
        roundabout: .init(
            plain: "ロータリーを{exit}出口です", road: "ロータリーを{exit}出口、{road}に入ります",
            destination: "ロータリーを{exit}出口、{destination}方面です"),
        enterRoundabout: "ロータリーに入ります",
        rotary: .init(
            plain: "{rotary}を{exit}出口です", road: "{rotary}を{exit}出口、{road}に入ります",
            destination: "{rotary}を{exit}出口、{destination}方面です"),
        enterRotary: "{rotary}に入ります",
        roundaboutTurn: .init(
            plain: "ロータリーを{direction}です", road: "ロータリーを{direction}、{road}に入ります",
            destination: "ロータリーを{direction}、{destination}方面です"),
        roundaboutStraight: .init(
            plain: "ロータリーを直進です", road: "ロータリーを直進、{road}に入ります",
            destination: "ロータリーを直進、{destination}方面です"),
        exitRoundabout: .init(
            plain: "ロータリーを出ます", road: "ロータリーを出て{road}に入ります", destination: "ロータリーを出て{destination}方面です"),
        ferry: .init(
            plain: "フェリーに乗ります", road: "{road}のフェリーに乗ります", destination: "{destination}行きのフェリーに乗ります"),
        notices: .init(
            dismount: "自転車を降りて押して歩きます", remount: "自転車に乗って進みます", stairs: "階段を進みます"),
        arrived: .init(
            destination: "目的地に到着しました", stop: "経由地に到着しました", numberedStop: "経由地{count}に到着しました",
            named: "{place}に到着しました"),
        arriving: .init(
            destination: "目的地に到着します", stop: "経由地に到着します", numberedStop: "経由地{count}に到着します",
            named: "{place}に到着します"),
        arrivalSides: .init(left: "。左側です", right: "。右側です", ahead: "。正面です"),
        inDistance: "{distance}先、{instruction}",
        then: "{instruction}。その先、{next}",
        thenInDistance: "{instruction}。その{distance}先、{next}",
        continueFor: .init(plain: "道なりに{distance}進みます", road: "{road}を{distance}進みます"),
        sequence: "{instruction}。{next}",
        lanes: .init(
            left: .init(one: "左車線をご利用ください", two: "左側2車線をご利用ください", more: "左側の車線をご利用ください"),
            middle: .init(one: "中央の車線をご利用ください", two: "中央2車線をご利用ください", more: "中央寄りの車線をご利用ください"),
            right: .init(one: "右車線をご利用ください", two: "右側2車線をご利用ください", more: "右側の車線をご利用ください")),
        distances: .init(
            plural: .none, decimalSeparator: ".",
            ahead: .init(
                meters: "{count}メートル", kilometers: "{count}キロ", feet: "{count}フィート", yards: "{count}ヤード",
                miles: "{count}マイル", quarterMile: "4分の1マイル", halfMile: "2分の1マイル", threeQuarterMiles: "4分の3マイル")),
        abbreviations: Abbreviations())
}
