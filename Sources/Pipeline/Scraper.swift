import Boards
import Database
import Domain
import Fetch
import Foundation
import Jobs
import Logging
import Markup
import Store
import Synchronization

/// Runs `ScrapeCompany`: reads the page, and only then opens the transaction that writes down what it showed, what
/// follows from that, and that the job is done.
struct Scraper: Sendable {
    private let pipeline: Pipeline

    init(_ pipeline: Pipeline) {
        self.pipeline = pipeline
    }

    func run(_ job: ScrapeCompany, _ context: JobContext) async throws -> Outcome {
        let key = job.company
        let before = try await pipeline.database.read { tx in
            try Companies.find(key, in: tx).map { (company: $0, known: try PostingLedger.known(of: key, in: tx)) }
        }
        // Somebody stopped watching it.
        guard let before else { return .done }
        let look = Look(of: before.company, startedAt: context.now())
        let lists = Mutex<[PostingID: ContentHash]>([:])
        let hosts = Mutex<[String: Int]>([:])
        do {
            let reading = try await read(
                before.company,
                knows: { posting in
                    let hash = posting.listHash
                    lists.withLock { $0[posting.id] = hash }
                    return before.known[posting.id] == hash
                },
                asks: { host in hosts.withLock { $0[host, default: 0] += 1 } })
            context.logger.info(
                "read", metadata: ["company": "\(before.company.company.id)", "postings": "\(reading.postings.count)"])
            let listHashes = lists.withLock(\.self)
            let host = hosts.withLock { $0.max { $0.value < $1.value }?.key }
            return .done { tx, now in
                try self.write(reading, listHashes: listHashes, host: host, look, in: tx, now: now)
            }
        } catch let error as BoardError where error.kind == .noPostings && !before.known.isEmpty {
            // A page that had postings and shows none is suspect, not broken: it counts as an answer.
            return .done { tx, now in
                try ScrapeErrors.record("no postings", error.description, of: key, in: tx, now: now)
                try self.write(.nothing(from: before.company), listHashes: [:], host: nil, look, in: tx, now: now)
            }
        } catch let error where ScrapeTrouble(error) != nil {
            guard let trouble = ScrapeTrouble(error) else { throw error }
            return failure(trouble, look, now: context.now())
        }
    }

    /// The job was given up without a word of its own: it killed its process, took too long, or ran into a fault.
    func recordDeath(of job: ScrapeCompany, _ reason: String, in tx: Transaction, now: Date) throws {
        guard let company = try Companies.find(job.company, in: tx) else { return }
        let look = Look(of: company, startedAt: now)
        try write(
            ScrapeTrouble(kind: "given up", message: reason, isFinal: true), standing(.failed, company, now), look,
            in: tx, now: now)
    }

    // MARK: Reading

    private func read(
        _ watched: WatchedCompany, knows: @escaping @Sendable (Posting) -> Bool,
        asks: @escaping @Sendable (String) -> Void
    ) async throws -> Reading {
        let end = ContinuousClock.now + pipeline.scrapeBudget
        let fetch = pipeline.fetch
        let reader = Reader(
            fetch: { request in
                if let host = request.url.host() { asks(host.lowercased()) }
                return try await fetch(request)
            },
            knows: knows, isTimeUp: { ContinuousClock.now >= end })
        let company = watched.company
        let board = watched.source.flatMap { source in
            pipeline.registry.board(
                of: Catalogue.Entry(
                    company: company.name, url: company.careersURL, system: source.system, token: source.token))
        }
        return try await CareersReader(reader: reader, registry: pipeline.registry).read(
            company.careersURL, board: board, selector: company.selector.map { try CSSSelector($0) })
    }

    // MARK: Writing

    /// A look at a company's page, from its beginning.
    private struct Look {
        let company: WatchedCompany
        let startedAt: Date

        private let began = ContinuousClock.now

        init(of company: WatchedCompany, startedAt: Date) {
            self.company = company
            self.startedAt = startedAt
        }

        var took: Duration { ContinuousClock.now - began }
    }

    private func write(
        _ reading: Reading, listHashes: [PostingID: ContentHash], host: String?, _ look: Look, in tx: Transaction,
        now: Date
    ) throws {
        let (company, key) = (look.company, look.company.key)
        let snapshot = Snapshot(
            postings: reading.postings.filter { !reading.kept.contains($0.id) }, listHashes: listHashes,
            keptIDs: reading.kept, goneIDs: reading.gone, isTruncated: reading.isTruncated)
        let changes: Changes
        do {
            changes = try PostingLedger().apply(snapshot, to: key, in: tx, now: now)
        } catch is PostingLedger.CompanyRemoved {
            return
        }
        let outcome: ScrapeRun.Outcome =
            if changes.isSuspect { .suspect } else if reading.isTruncated { .truncated } else if changes.isNothing {
                .unchanged
            } else { .ok }
        try ScrapeHistory.record(
            ScrapeRun(
                company: key, startedAt: look.startedAt, duration: look.took, outcome: outcome,
                system: reading.source, found: changes.found, new: changes.new.count, changed: changes.changed.count,
                reappeared: changes.reappeared.count, closed: changes.closed.count), in: tx)
        try Companies.record(
            standing(changes.isSuspect ? .suspect : .answered, company, now), scrapedAt: now, of: key, in: tx)
        let source = BoardSource(system: reading.source, token: reading.board?.token)
        if !reading.postings.isEmpty, source != company.source || host ?? company.host != company.host {
            try Companies.setSource(source, host: host ?? company.host, of: key, in: tx, now: now)
        }
        if !(changes.new + changes.changed + changes.reappeared).isEmpty {
            for candidate in try Candidates.list(in: tx) {
                try MatchPostings(candidate: candidate.key, company: key)
                    .enqueue(in: tx, now: now, priority: JobPriority(company.company.priority))
            }
        }
    }

    private func failure(_ trouble: ScrapeTrouble, _ look: Look, now: Date) -> Outcome {
        let standing = standing(.failed, look.company, now)
        return .failed(
            "\(trouble.message)", retry: trouble.isFinal ? .never : .at(standing.nextScrapeAt)
        ) { tx, now in
            try self.write(trouble, standing, look, in: tx, now: now)
        }
    }

    private func write(
        _ trouble: ScrapeTrouble, _ standing: ScrapeSchedule.Standing, _ look: Look, in tx: Transaction, now: Date
    ) throws {
        let key = look.company.key
        guard try Companies.find(key, in: tx) != nil else { return }
        try ScrapeErrors.record(trouble.kind, trouble.message, of: key, in: tx, now: now)
        try ScrapeHistory.record(
            ScrapeRun(
                company: key, startedAt: look.startedAt, duration: look.took, outcome: .failed,
                system: look.company.source?.system, error: trouble.message), in: tx)
        try Companies.record(standing, scrapedAt: nil, of: key, in: tx)
    }

    private func standing(
        _ result: ScrapeSchedule.Result, _ company: WatchedCompany, _ now: Date
    ) -> ScrapeSchedule.Standing {
        var random = SystemRandomNumberGenerator()
        return pipeline.schedule.standing(
            after: result, failuresInRow: company.failuresInRow, priority: company.company.priority, now: now,
            using: &random)
    }
}

extension Changes {
    fileprivate var isNothing: Bool { new.isEmpty && changed.isEmpty && reappeared.isEmpty && closed.isEmpty }
}

extension Reading {
    /// An answer that shows no posting.
    fileprivate static func nothing(from company: WatchedCompany) -> Reading {
        Reading(
            company: company.company.name, careersURL: company.company.careersURL,
            source: company.source?.system ?? "html", postings: [])
    }
}
