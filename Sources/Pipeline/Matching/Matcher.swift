import Database
import Domain
import Foundation
import Jobs
import Matching
import Store
import Synchronization

/// Runs `MatchPostings` with the rules and the vocabulary that come with Scoutly.
final class Matcher: Sendable {
    private let database: Database
    /// Whether there is a model to look at the best of what comes out.
    private let isAnalysed: Bool
    private let counts = Mutex<(statistics: CollectionStatistics, through: PostingKey?)>((CollectionStatistics(), nil))

    init(_ database: Database, isAnalysed: Bool) {
        self.database = database
        self.isAnalysed = isAnalysed
    }

    func run(_ job: MatchPostings, _ context: JobContext) async throws -> Outcome {
        let now = context.now()
        let work = try await database.read {
            tx -> (Candidates.Stored, WatchedCompany, [StoredPosting], CollectionStatistics)? in
            guard let candidate = try Candidates.find(job.candidate, in: tx),
                let company = try Companies.find(job.company, in: tx)
            else { return nil }
            let postings = try Matches.toWeigh(
                for: candidate.key, of: company.key, since: candidate.updatedAt, engine: LocalMatcher.version, in: tx)
            return (candidate, company, postings, try self.statistics(in: tx))
        }
        guard let (stored, company, postings, statistics) = work, !postings.isEmpty else { return .done }

        let candidate = PreparedCandidate(try Candidate(stored), among: statistics, now: now)
        let read = LocalMatcher().read(postings.map(\.posting), company: company.company.name)
        let matches = zip(postings, read).map { posting, read in
            StoredMatch(
                candidate: stored.key, posting: posting.key, contentHash: posting.contentHash,
                match: candidate.weigh(read), engine: LocalMatcher.version, matchedAt: now)
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

    /// As they were counted last; they are as long as a book, so they are kept until there are newer ones.
    private func statistics(in tx: Transaction) throws -> CollectionStatistics {
        let through = try WordCounts.through(in: tx)
        let known = counts.withLock(\.self)
        if known.through == through { return known.statistics }
        let statistics = try WordCounts.find(in: tx).flatMap { CollectionStatistics(data: $0.counts) }
        counts.withLock { $0 = (statistics ?? CollectionStatistics(), through) }
        return statistics ?? CollectionStatistics()
    }
}

extension Candidate {
    /// Throws `PermanentFailure` when the stored conditions cannot be read any more.
    init(_ stored: Candidates.Stored) throws {
        do {
            self.init(
                cvs: stored.cvs,
                profile: try stored.profile.map { try ProfileFile.load(yaml: $0, name: "profile of \(stored.name)") }
                    ?? Profile())
        } catch {
            throw PermanentFailure("\(error)")
        }
    }
}
