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
        let (key, now) = (job.company, context.now())
        let before = try await pipeline.database.read { tx in
            try Companies.find(key, in: tx).map {
                (
                    company: $0, known: try PostingLedger.known(of: key, in: tx),
                    closedUntil: try HostGates.closedUntil($0.host, in: tx, now: now)
                )
            }
        }
        // Somebody stopped watching it.
        guard let before else { return .done }
        if let until = before.closedUntil { return .snoozed(until: until) }

        let record = ScrapeRecord(of: before.company, schedule: pipeline.schedule, startedAt: now)
        do {
            let reading = try await read(before.company, known: before.known)
            try Self.checkOwner(of: reading.result, before.company)
            context.logger.info(
                "read",
                metadata: ["company": "\(before.company.company.id)", "postings": "\(reading.result.postings.count)"])
            return .done { tx, now in try record.write(reading, in: tx, now: now) }
        } catch let error as BoardError where error.kind == .noPostings && !before.known.isEmpty {
            // A page that had postings and shows none is suspect, not broken: it counts as an answer.
            return .done { tx, now in try record.write(.nothing(from: before.company), in: tx, now: now) }
        } catch {
            guard let trouble = ScrapeTrouble(error) else { throw error }
            return record.outcome(of: trouble, now: context.now())
        }
    }

    /// The job was given up without a word of its own: it killed its process, took too long, or ran into a fault.
    func recordDeath(of job: ScrapeCompany, _ reason: String, in tx: Transaction, now: Date) throws {
        guard let company = try Companies.find(job.company, in: tx) else { return }
        try ScrapeRecord(of: company, schedule: pipeline.schedule, startedAt: now)
            .write(ScrapeTrouble(kind: "given up", message: reason, isFinal: true), in: tx, now: now)
    }

    /// Reads the board that is known, or the page. A board that suddenly shows nothing may have moved: then the page, which
    /// may name another, is asked as well.
    private func read(_ company: WatchedCompany, known: [PostingID: ContentHash]) async throws -> SourceReading {
        let first = try await read(company, board: board(of: company), known: known)
        guard first.result.postings.isEmpty, !known.isEmpty, company.source?.token != nil else { return first }
        do {
            let second = try await read(company, board: nil, known: known)
            return second.result.postings.isEmpty ? first : second
        } catch is BoardError {
            return first
        } catch is FetchError {
            return first
        }
    }

    private func read(
        _ watched: WatchedCompany, board: Board?, known: [PostingID: ContentHash]
    ) async throws -> SourceReading {
        let lists = Mutex<[PostingID: ContentHash]>([:])
        let hosts = Mutex<[String: Int]>([:])
        let end = ContinuousClock.now + pipeline.scrapeBudget
        let (company, fetch) = (watched.company, pipeline.fetch)
        let reader = Reader(
            fetch: { request in
                if let host = request.url.host() { hosts.withLock { $0[host.lowercased(), default: 0] += 1 } }
                return try await fetch(request)
            },
            render: company.browser == .never ? nil : pipeline.render,
            knows: { posting in
                let hash = posting.listHash
                lists.withLock { $0[posting.id] = hash }
                return known[posting.id] == hash
            },
            isTimeUp: { ContinuousClock.now >= end })
        let result = try await CareersReader(reader: reader, registry: pipeline.registry).read(
            company.careersURL, board: board, selector: company.selector.map { try CSSSelector($0) },
            inBrowser: company.browser == .always)
        return SourceReading(
            result: result, listHashes: lists.withLock(\.self),
            host: hosts.withLock { $0.max { $0.value < $1.value }?.key })
    }

    /// A company is followed to another board only when that goes by its name: "Assembly" and "Oyster" exist twice. Else
    /// the new one is proposed.
    private static func checkOwner(of reading: Reading, _ watched: WatchedCompany) throws {
        guard let board = reading.board, let known = watched.source, let token = known.token,
            known != BoardSource(system: board.system, token: board.token)
        else { return }
        let company = watched.company
        if reading.isOf([company.name, company.id.rawValue, token]) { return }
        throw BoardError(
            .unknownCompany,
            "its board is gone, and its page leads to the jobs of “\(reading.company)”, which may be another company; if it "
                + "is meant: scoutly companies remove \(company.id), then scoutly companies add \(board.url.absoluteString)"
        )
    }

    private func board(of watched: WatchedCompany) -> Board? {
        watched.source.flatMap { source in
            pipeline.registry.board(
                of: Catalogue.Entry(
                    company: watched.company.name, url: watched.company.careersURL, system: source.system,
                    token: source.token))
        }
    }
}

/// What reading a careers page came to, with what its list alone said and whom was asked most.
struct SourceReading: Sendable {
    let result: Reading
    let listHashes: [PostingID: ContentHash]
    let host: String?

    /// An answer that shows no posting.
    static func nothing(from company: WatchedCompany) -> SourceReading {
        SourceReading(
            result: Reading(
                company: company.company.name, careersURL: company.company.careersURL,
                source: company.source?.system ?? "html", postings: []),
            listHashes: [:], host: nil)
    }
}
