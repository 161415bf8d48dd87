import Database
import Domain
import Foundation
import Jobs
import Matching
import Store

/// Runs `MatchPostings` with the rules and the vocabulary that come with Scoutly.
struct Matcher: Sendable {
    let database: Database
    /// Whether there is a model to look at the best of what comes out.
    let isAnalysed: Bool

    func run(_ job: MatchPostings, _ context: JobContext) async throws -> Outcome {
        let now = context.now()
        let work = try await database.read {
            tx -> (Candidates.Stored, WatchedCompany, [StoredPosting], Set<PostingKey>)? in
            guard let candidate = try Candidates.find(job.candidate, in: tx),
                let company = try Companies.find(job.company, in: tx)
            else { return nil }
            let weighed = try Matches.current(
                of: candidate.key, company: company.key, since: candidate.updatedAt, in: tx)
            return (candidate, company, try Postings.open(of: company.key, in: tx), weighed)
        }
        guard let (stored, company, postings, weighed) = work, postings.contains(where: { !weighed.contains($0.key) })
        else { return .done }

        let candidate = try Candidate(stored)
        // All of them, because how rare a skill is among them counts.
        let byID = Dictionary(postings.map { ($0.posting.id, $0) }) { first, _ in first }
        let matches = LocalMatcher()
            .rank(postings.map(\.posting), for: candidate, company: company.company.name, now: now)
            .compactMap { ranked -> StoredMatch? in
                guard let posting = byID[ranked.posting.id], !weighed.contains(posting.key) else { return nil }
                return StoredMatch(
                    candidate: stored.key, posting: posting.key, contentHash: posting.contentHash, match: ranked.match,
                    isProvisional: posting.posting.description.utf8.count < Self.shortText, matchedAt: now)
            }
        return .done { [isAnalysed] tx, now in
            // The candidate or a posting may be gone by now, and a match without them is of no use to anybody.
            guard try Candidates.find(stored.key, in: tx) != nil else { return }
            let there = Set(try Postings.find(matches.map(\.posting), in: tx).map(\.key))
            try Matches.save(matches.filter { there.contains($0.posting) }, in: tx)
            if isAnalysed {
                try AnalysePostings(candidate: stored.key).enqueue(in: tx, now: now, priority: context.priority)
            }
        }
    }

    /// What has fewer bytes says too little for a verdict.
    private static let shortText = 300
}

extension Candidate {
    /// Throws `PermanentFailure` when the stored conditions cannot be read any more.
    init(_ stored: Candidates.Stored) throws {
        do {
            self.init(
                cv: stored.cv,
                profile: try stored.profile.map { try ProfileFile.load(yaml: $0, name: "profile of \(stored.name)") }
                    ?? Profile())
        } catch {
            throw PermanentFailure("\(error)")
        }
    }
}
