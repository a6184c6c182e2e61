import Foundation
import Routing
import Synchronization
import Testing

@testable import OpenStreetMap

/// The map in the repository: its counts, and streets as they are.
struct HelsinkiTests {
    private static let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "data/helsinki-centre.osm.pbf").path

    @Test("the centre of Helsinki")
    func helsinki() async throws {
        let (tables, report) = try await OpenStreetMapImport.read(file: Self.path)
        try tables.validate()
        expectCounts(tables, report)
        expectStreets(tables)
        _ = try RoadNetwork(freezing: tables)
    }

    private func expectCounts(_ tables: RoadNetworkTables, _ report: ImportReport) {
        #expect(report.counts.nodesRead == 24_260)
        #expect(report.counts.waysRead == 5_130)
        #expect(report.counts.relationsRead == 620)
        #expect(report.counts.routableWays == 2_530)
        #expect(report.counts.missingNodes == 878)
        #expect(report.counts.turnRestrictions + report.skippedRestrictionList.count == 45)
        #expect(report.skippedRestrictions == [.memberNotInNetwork: 3])
        #expect(tables.junctions.count { $0.control == .signals } > 100)
        #expect(tables.roads.allSatisfy { $0.from != $0.to && $0.length > 0 })
        let helsinki = FixedCoordinate(Coordinate(latitude: 60.17, longitude: 24.945))
        #expect(report.bounds?.contains(helsinki) == true)
    }

    private func expectStreets(_ tables: RoadNetworkTables) {
        func roads(_ name: String) -> [Road] { tables.roads.filter { tables.names[$0.name] == name } }
        // Two carriageways for cars and bicycles, each one-way; walkers go as they like.
        let mannerheimintie = roads("Mannerheimintie").filter { $0.roadClass == .primary }
        #expect(mannerheimintie.count > 15)
        #expect(mannerheimintie.allSatisfy { $0.access == Directed(forward: .all, backward: .foot) })
        #expect(mannerheimintie.allSatisfy { $0.speedLimit.forward == 30 })
        #expect(mannerheimintie.contains { tables.names[$0.turnLanes.forward] == "left|left|through|through" })

        let aleksanterinkatu = roads("Aleksanterinkatu")
        let oneWay = aleksanterinkatu.filter { $0.osmWay == 26_427_722 }
        #expect(!oneWay.isEmpty && oneWay.allSatisfy { $0.access.backward == .foot })
        // Between the department stores only who delivers there may drive.
        let delivery = aleksanterinkatu.filter { $0.osmWay == 166_170_099 }
        #expect(!delivery.isEmpty && delivery.allSatisfy { $0.restricted == Directed(both: .car) })
        // One-way for cars, bicycles both ways.
        let contraflow = aleksanterinkatu.filter { $0.osmWay == 36_730_331 }
        #expect(!contraflow.isEmpty && contraflow.allSatisfy { $0.access.backward == [.bicycle, .foot] })
    }

    @Test("progress goes through all stages and ends at the end of each")
    func progress() async throws {
        let reports = Reports()
        _ = try await OpenStreetMapImport.read(file: Self.path) { reports.append($0) }
        let all = reports.all
        #expect(all.allSatisfy { $0.done <= $0.total })
        for stage in ImportProgress.Stage.allCases {
            let ofStage = all.filter { $0.stage == stage }
            #expect(ofStage.map(\.done) == ofStage.map(\.done).sorted())
            #expect(ofStage.last.map { $0.done == $0.total } == true)
        }
    }

    private static let extractFolder = ProcessInfo.processInfo.environment["WAYMARK_EXTRACTS"]

    @Test(
        "every extract in the folder WAYMARK_EXTRACTS imports and freezes",
        .enabled(if: extractFolder != nil, "set WAYMARK_EXTRACTS to a folder with .osm.pbf files to run this"))
    func extracts() async throws {
        let folder = try #require(Self.extractFolder)
        let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".osm.pbf") }
        #expect(!files.isEmpty)
        for file in files.sorted() {
            let (tables, report) = try await OpenStreetMapImport.read(file: folder + "/" + file)
            #expect(report.counts.roads > 1000, "\(file)")
            #expect(tables.roads.allSatisfy { $0.from != $0.to }, "\(file)")
            _ = try RoadNetwork(freezing: tables)
        }
    }
}

/// What a progress callback was told.
private final class Reports: Sendable {
    private let reports = Mutex<[ImportProgress]>([])

    func append(_ report: ImportProgress) { reports.withLock { $0.append(report) } }
    var all: [ImportProgress] { reports.withLock { $0 } }
}
