import Foundation
import FuzzTargets
import TestSupport
import Testing

/// A short run of what `scripts/fuzz.sh` runs for long: every seed as it is, and copies of it that are spoiled the same
/// way each time.
struct ParserTargetTests {
    /// 150 for each target in a run of all tests; `SCOUTLY_LONG_TESTS` says how many times as many.
    private static let copies =
        150 * max(1, Int(ProcessInfo.processInfo.environment["SCOUTLY_LONG_TESTS"] ?? "") ?? 1)

    private static let names = ParserTarget.all.map(\.name)

    @Test(arguments: names)
    func `every seed keeps its promises`(name: String) async throws {
        let target = try #require(ParserTarget.named(name))
        let seeds = try Seeds.load(for: name)
        #expect(seeds.count > 1)
        for (file, bytes) in seeds {
            #expect(await target.complaint(bytes) == nil, "\(name), \(file)")
        }
    }

    @Test(arguments: names)
    func `spoiled seeds keep their promises`(name: String) async throws {
        let target = try #require(ParserTarget.named(name))
        let seeds = try Seeds.load(for: name)
        var random = SeededGenerator(seed: UInt64(name.utf8.count))
        for copy in 0..<Self.copies {
            guard let seed = seeds.randomElement(using: &random),
                let mutation = Mutation.allCases.randomElement(using: &random)
            else { return }
            let bytes = mutation.apply(to: seed.bytes, &random)
            #expect(await target.complaint(bytes) == nil, "\(name): copy \(copy), \(mutation) of \(seed.file)")
        }
    }

    /// What takes the square of the time is no longer read in time: a seed has up to 60 KB.
    @Test(.timeLimit(.minutes(1)), arguments: names)
    func `a seed many times over takes many times as long, and no longer`(name: String) async throws {
        let target = try #require(ParserTarget.named(name))
        for (file, bytes) in try Seeds.load(for: name).filter({ $0.bytes.count < 4_000 }).prefix(6) {
            let times = 100_000 / max(bytes.count, 1)
            let repeated = Array(repeatElement(bytes, count: times).joined())
            #expect(await target.complaint(repeated) == nil, "\(name), \(file) \(times) times")
        }
    }
}
