import ArgumentParser
import Domain
import Foundation
import Matching

/// Who applies, and under which conditions.
struct CandidateOptions: ParsableArguments {
    @OptionGroup var cvs: CVOptions

    @Option(
        help:
            "Your conditions, as YAML: residence, work authorisation, languages, exclusions. See docs/profile.sample.yaml."
    )
    var profile: String?

    @Flag(help: "Show postings with a deal-breaker, too, and say which.")
    var all = false

    /// - Parameter sample: used where nothing was given.
    func load(by scouting: Scouting, sample: (cv: String, profile: String)? = nil) async throws -> Candidate {
        let paths = cvs.isEmpty ? [sample?.cv].compactMap(\.self) : cvs.cv
        if paths.isEmpty { throw Failure(.usage, "there is no CV to match with: give yours with --cv FILE") }
        let conditions = try (profile ?? (cvs.isEmpty ? sample?.profile : nil)).map(Self.profile) ?? Profile()
        return Candidate(cvs: try await CVOptions.read(paths, by: scouting), profile: conditions)
    }

    private static func profile(_ path: String) throws -> Profile {
        try ProfileFile.load(yaml: text(of: path), name: path)
    }

    /// A file of conditions as it is written, once it turned out to be usable.
    static func conditions(_ path: String) throws -> String {
        _ = try profile(path)
        return try text(of: path)
    }

    private static func text(of path: String) throws -> String {
        let path = NSString(string: path).expandingTildeInPath
        guard let data = FileManager.default.contents(atPath: path) else {
            let isThere = FileManager.default.fileExists(atPath: path)
            throw Failure(
                isThere ? .badData : .noInput, "the profile \(path) \(isThere ? "cannot be read" : "does not exist")")
        }
        guard let text = String(data: data, encoding: .utf8) else {
            throw Failure(
                .badData,
                "the profile \(path) is not UTF-8 text; a YAML file belongs there, see docs/profile.sample.yaml")
        }
        return text
    }

    /// Ranks postings, leaving out those with a deal-breaker unless `--all` is given.
    func rank(
        _ postings: [Posting], of company: String? = nil, for candidate: Candidate
    ) -> (ranking: [RankedPosting], leftOut: [String]) {
        Console.progress("matching \(postings.count) postings")
        let ranking = LocalMatcher().rank(postings, for: candidate, company: company, now: Date())
        Console.endProgress()
        guard !all else { return (ranking, []) }
        let fitting = ranking.filter { $0.match.dealBreaker == nil }
        let count = ranking.count - fitting.count
        return (fitting, count > 0 ? ["\(count) with a deal-breaker (--all shows them)"] : [])
    }
}
