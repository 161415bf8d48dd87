import Domain
import Foundation
import Matching

/// The written candidates and what each thinks of 40 recorded postings; `Grades/GUIDE.md` says how they were graded.
struct GradedPairs {
    /// One line of `grades.jsonl`.
    struct Grade: Decodable {
        var candidate: String
        var file: String
        var id: String
        /// 0–3.
        var grade: Int
        /// The key of the condition that the posting breaks.
        var dealBreaker: String?
        var set: String
    }

    struct GradedCandidate {
        let name: String
        let candidate: Candidate
        /// Whether it may be looked at for tuning.
        let isDev: Bool
        let grades: [Grade]
    }

    let candidates: [GradedCandidate]

    /// - Parameter folder: the benchmark's own, with `Candidates` and `Grades`.
    init(in folder: URL) throws {
        let lines = try String(contentsOf: folder.appending(path: "Grades/grades.jsonl"), encoding: .utf8)
        let decoder = JSONDecoder()
        let grades = try lines.split(separator: "\n").map { try decoder.decode(Grade.self, from: Data($0.utf8)) }
        candidates = try Dictionary(grouping: grades, by: \.candidate).sorted { $0.key < $1.key }.map { name, grades in
            let home = folder.appending(path: "Candidates/\(name)")
            let cv = try String(contentsOf: home.appending(path: "cv.md"), encoding: .utf8)
            let yaml = try String(contentsOf: home.appending(path: "profile.yaml"), encoding: .utf8)
            let profile = try ProfileFile.load(yaml: yaml, name: "\(name)/profile.yaml")
            return GradedCandidate(
                name: name, candidate: Candidate(cv: cv, profile: profile), isDev: grades[0].set == "dev",
                grades: grades)
        }
    }
}
