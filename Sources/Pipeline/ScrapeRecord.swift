import Boards
import Database
import Domain
import Foundation
import Jobs
import Store

/// Writes down what came of a look at a company's careers page.
struct ScrapeRecord: Sendable {
    private let company: WatchedCompany
    private let schedule: ScrapeSchedule
    private let startedAt: Date
    private let began = ContinuousClock.now
    /// Chosen once a look, so that the row and the job say the same time.
    private let chance = UInt64.random(in: .min ... .max)

    init(of company: WatchedCompany, schedule: ScrapeSchedule, startedAt: Date) {
        self.company = company
        self.schedule = schedule
        self.startedAt = startedAt
    }

    /// The page answered.
    func write(_ reading: SourceReading, in tx: Transaction, now: Date) throws {
        let (result, key) = (reading.result, company.key)
        let snapshot = Snapshot(
            postings: result.postings.filter { !result.kept.contains($0.id) }, listHashes: reading.listHashes,
            keptIDs: result.kept, goneIDs: result.gone, isTruncated: result.isTruncated)
        let changes: Changes
        do {
            changes = try PostingLedger().apply(snapshot, to: key, in: tx, now: now)
        } catch is PostingLedger.CompanyRemoved {
            return
        }
        let note = try keepSource(of: reading, in: tx, now: now)
        if changes.isSuspect {
            try ScrapeErrors.record(
                "suspect", "it lists \(changes.found) postings, far fewer than before: nothing is closed yet", of: key,
                in: tx, now: now)
        }
        try ScrapeHistory.record(
            ScrapeRun(
                company: key, startedAt: startedAt, duration: .now - began, outcome: outcome(of: changes, result),
                system: result.source, found: changes.found, new: changes.new.count, changed: changes.changed.count,
                reappeared: changes.reappeared.count, closed: changes.closed.count, note: note), in: tx)
        try Companies.record(
            standing(after: changes.isSuspect ? .suspect : .answered, now), scrapedAt: now, of: key, in: tx)
        try HostGates.open(company.host, in: tx)
        if !(changes.new + changes.changed + changes.reappeared).isEmpty {
            let priority = JobPriority(company.company.priority)
            for candidate in try Candidates.list(in: tx) {
                try MatchPostings(candidate: candidate.key, company: key)
                    .enqueue(in: tx, now: now, priority: priority)
            }
            try ReadPostings(company: key).enqueue(in: tx, now: now, priority: priority)
        }
    }

    /// The page could not be read. A host that asks to be left alone is, and that costs no attempt.
    func outcome(of trouble: ScrapeTrouble, now: Date) -> Outcome {
        let write: Outcome.Effects = { tx, now in try self.write(trouble, in: tx, now: now) }
        let next = standing(after: trouble, now).nextScrapeAt
        if trouble.pause != nil { return .snoozed(until: next, writing: write) }
        return .failed(trouble.message, retry: trouble.isFinal ? .never : .at(next), writing: write)
    }

    func write(_ trouble: ScrapeTrouble, in tx: Transaction, now: Date) throws {
        let key = company.key
        guard try Companies.find(key, in: tx) != nil else { return }
        try ScrapeErrors.record(trouble.kind, trouble.message, of: key, in: tx, now: now)
        try ScrapeHistory.record(
            ScrapeRun(
                company: key, startedAt: startedAt, duration: .now - began, outcome: .failed,
                system: company.source?.system, error: trouble.message), in: tx)
        try Companies.record(standing(after: trouble, now), scrapedAt: nil, of: key, in: tx)
        if trouble.isOfHost {
            try HostGates.fail(company.host, trouble.message, askedFor: trouble.pause, in: tx, now: now)
        }
    }

    /// Keeps where the postings were found.
    ///
    /// - Returns: what to tell when that is elsewhere than before.
    private func keepSource(of reading: SourceReading, in tx: Transaction, now: Date) throws -> String? {
        let result = reading.result
        guard !result.postings.isEmpty else { return nil }
        let source = BoardSource(system: result.source, token: result.board?.token)
        let host = reading.host ?? company.host
        if source == company.source && host == company.host { return nil }
        try Companies.setSource(source, host: host, of: company.key, in: tx, now: now)
        guard let old = company.source, old != source else { return nil }
        return "its postings were found at \(source.name), no longer at \(old.name)"
    }

    private func outcome(of changes: Changes, _ result: Reading) -> ScrapeRun.Outcome {
        if changes.isSuspect { return .suspect }
        if result.isTruncated { return .truncated }
        let isNothing =
            changes.new.isEmpty && changes.changed.isEmpty && changes.reappeared.isEmpty && changes.closed.isEmpty
        return isNothing ? .unchanged : .ok
    }

    /// What is final for the job is looked at again when the company's own time has come.
    private func standing(after trouble: ScrapeTrouble, _ now: Date) -> ScrapeSchedule.Standing {
        var standing = standing(after: .failed, now)
        let least = [trouble.pause, trouble.isFinal ? schedule.interval(company.company.priority) : nil]
            .compactMap(\.self).max()
        if let least { standing.nextScrapeAt = max(standing.nextScrapeAt, now.addingTimeInterval(least / .seconds(1))) }
        return standing
    }

    private func standing(after result: ScrapeSchedule.Result, _ now: Date) -> ScrapeSchedule.Standing {
        var random = Chosen(number: chance)
        return schedule.standing(
            after: result, failuresInRow: company.failuresInRow, priority: company.company.priority, now: now,
            using: &random)
    }
}

/// A number that has been drawn already.
private struct Chosen: RandomNumberGenerator {
    let number: UInt64

    func next() -> UInt64 { number }
}

extension BoardSource {
    /// "lever “acme”"
    fileprivate var name: String { token.map { "\(system) “\($0)”" } ?? system }
}
