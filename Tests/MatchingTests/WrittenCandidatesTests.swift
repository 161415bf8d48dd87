import Domain
import Foundation
import Testing

@testable import Matching

/// The profiles of the benchmark's candidates, which are as people write them.
@Suite struct WrittenCandidatesTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Benchmarks/matching-bench/Candidates")

    static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
        .filter { !$0.hasPrefix(".") }.sorted()

    @Test func `there are fourteen`() {
        #expect(Self.names.count == 14)
    }

    @Test(arguments: names)
    func `a written profile loads, and its CV shows a trade`(name: String) throws {
        let home = Self.folder.appending(path: name)
        let yaml = try String(contentsOf: home.appending(path: "profile.yaml"), encoding: .utf8)
        let profile = try ProfileFile.load(yaml: yaml, name: name)
        #expect(profile.residence != nil && profile.workAuthorisation != nil && !profile.languages.isEmpty)
        let cv = try String(contentsOf: home.appending(path: "cv.md"), encoding: .utf8)
        let facts = CandidateReader(vocabulary: .shared).facts(of: cv, profile, now: someDay)
        #expect(!facts.families.isEmpty)
        #expect(facts.skills.count >= 3)
    }
}
