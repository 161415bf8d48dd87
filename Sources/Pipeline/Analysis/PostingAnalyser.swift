import AI
import Analysis
import Database
import Domain
import Foundation
import Jobs
import Logging
import Matching
import Metering
import Store

/// Runs `AnalysePostings`: one request a round, the best matches first.
struct PostingAnalyser: Sendable {
    let database: Database
    let setup: AnalysisSetup

    /// A text that is longer goes alone.
    private static let shortText = 8_000
    /// After that others may ask the same question; no call takes so long.
    private static let lease = Duration.seconds(600)

    /// A match to be analysed, with what that takes.
    private struct Work: Sendable {
        let match: StoredMatch
        let subject: AnalysisSubject
        let companyID: CompanyID
        let key: AnswerKey

        let background: Analyst.Background
    }

    func run(_ job: AnalysePostings, _ context: JobContext) async throws -> Outcome {
        guard let stored = try await database.read({ try Candidates.find(job.candidate, in: $0) }) else { return .done }
        let candidate = try Candidate(stored)
        let prompt = AnalysisPrompt(candidate: CandidateSheet(candidate))
        let prepared = PreparedCandidate(candidate, now: context.now())
        while true {
            try Task.checkCancellation()
            let works = try await works(of: stored, prepared, prompt)
            if works.isEmpty {
                return .done { [setup] tx, _ in try setup.meter.leave(Self.ticket(job.candidate), in: tx) }
            }
            do {
                try await round(works, prompt, stored, context)
            } catch MeteredCalls.Delay.until(let time) {
                return .snoozed(until: time)
            } catch MeteredCalls.Delay.spent(let budget, let end) {
                context.logger.notice(
                    "the budget for models is spent; matches keep their local score",
                    metadata: ["budget": "\(budget.scope) \(budget.unit) a \(budget.period)", "until": "\(end)"])
                return .snoozed(until: end)
            }
        }
    }

    /// Names who asks, in the line before a model and among those who wait for an answer.
    private static func ticket(_ candidate: CandidateKey) -> String { "candidate \(candidate.rawValue)" }

    private func works(
        of candidate: Candidates.Stored, _ prepared: PreparedCandidate, _ prompt: AnalysisPrompt
    ) async throws -> [Work] {
        let (leastScore, most) = (setup.leastScore, setup.batch)
        let (matches, companies) = try await database.read { tx in
            let matches = try Analyses.missing(of: candidate.key, leastScore: leastScore, limit: most, in: tx)
            let keys = Set(matches.map(\.posting.company))
            return (matches, try keys.compactMap { try Companies.find($0, in: tx) })
        }
        let byKey = Dictionary(companies.map { ($0.key, $0.company) }) { first, _ in first }
        var works: [Work] = []
        var length = 0
        for (number, ranked) in matches.enumerated() {
            let company = byKey[ranked.posting.company]
            let subject = AnalysisSubject(
                id: "p\(number + 1)", posting: ranked.posting.posting, company: company?.name ?? "")
            length += subject.text.utf8.count
            if !works.isEmpty, length > Self.shortText { break }
            var hasher = ContentHasher()
            hasher.combine(subject.text)
            let levels = prepared.levels(ReadPosting(ranked.posting.posting, company: company?.name))
            works.append(
                Work(
                    match: ranked.match, subject: subject,
                    companyID: company?.id ?? CompanyID(rawValue: "unknown"),
                    key: AnswerKey(
                        profile: prompt.candidate.hash, posting: hasher.finish(), prompt: AnalysisPrompt.version,
                        model: setup.name),
                    background: .init(local: ranked.match.match, wanted: levels.wanted, shown: levels.shown)))
        }
        return works
    }

    /// Answers all of them: from what is kept, else by one request.
    private func round(
        _ works: [Work], _ prompt: AnalysisPrompt, _ candidate: Candidates.Stored, _ context: JobContext
    ) async throws {
        let asker = Self.ticket(candidate.key)
        let standings = try await database.write { tx in
            try works.map { try Answers.take($0.key, asker: asker, lease: Self.lease, in: tx, now: context.now()) }
        }
        var open: [Work] = []
        var soonest: Date?
        for (work, standing) in zip(works, standings) {
            switch standing {
            case .answered(let answer): try await write(answer.text, model: setup.name, for: work, context)
            case .yours where MachineTalk().firstWords(of: work.subject.posting) != nil:
                try await save(nil, failure: "the posting talks to AI systems", setup.name, work, context)
            case .yours: open.append(work)
            case .asked(let time): soonest = min(soonest ?? time, time)
            }
        }
        if open.isEmpty {
            if let soonest, soonest > context.now() { throw MeteredCalls.Delay.until(soonest) }
            return
        }
        do {
            try await ask(open, prompt, candidate, asker, context)
        } catch {
            let keys = open.map(\.key)
            try await Task {
                try await database.write { tx in for key in keys { try Answers.release(key, asker: asker, in: tx) } }
            }.value
            throw error
        }
    }

    private func ask(
        _ works: [Work], _ prompt: AnalysisPrompt, _ candidate: Candidates.Stored, _ asker: String,
        _ context: JobContext
    ) async throws {
        let companies = Set(works.map(\.companyID))
        let calls = MeteredCalls(
            database, setup, ticket: asker, user: candidate.name, company: companies.count == 1 ? companies.first : nil)
        do {
            let request = prompt.request(for: works.map(\.subject), model: setup.models[0].access.model)
            let answer = try await calls.answer(Question(request)) { problems in
                context.logger.info("a model's answer is asked for again", metadata: ["problems": "\(problems)"])
            }
            let parts = AnalysisParts(answer)
            try await keep(parts, of: works, from: calls, context)
            for work in works {
                if let part = parts[work.subject.id] {
                    try await write(part, model: calls.model ?? setup.name, for: work, context)
                } else if works.count == 1 {
                    try await fail("the model left the posting out", work, calls, context)
                } else {
                    try await ask([work], prompt, candidate, asker, context)
                }
            }
        } catch let error as ModelError where error.isAboutTheText {
            // One of them may spoil it for the others.
            if works.count > 1 {
                for work in works { try await ask([work], prompt, candidate, asker, context) }
            } else {
                try await fail(error.reason, works[0], calls, context)
            }
        } catch MeteredCalls.Delay.tooLarge {
            if works.count > 1 {
                for work in works { try await ask([work], prompt, candidate, asker, context) }
            } else {
                try await fail("it is longer than the model's limits allow", works[0], calls, context)
            }
        } catch let error as ModelError where error.isTransient {
            // The gate knows until when by now, and says so when it is asked again.
            context.logger.notice("a model gave no answer", metadata: ["error": "\(error)"])
            if case .unreachable = error.kind { throw error }
            throw MeteredCalls.Delay.until(context.now().addingTimeInterval(1))
        }
    }

    /// Even while the worker is stopping: what was paid for is not asked again.
    private func keep(
        _ parts: AnalysisParts, of works: [Work], from calls: MeteredCalls, _ context: JobContext
    ) async throws {
        let now = context.now()
        try await Task {
            try await database.write { tx in
                try calls.settle(in: tx)
                for work in works {
                    guard let part = parts[work.subject.id] else { continue }
                    try Answers.keep(.init(text: part), to: work.key, in: tx, now: now)
                }
            }
        }.value
    }

    private func write(_ part: String, model: String, for work: Work, _ context: JobContext) async throws {
        guard let verdict = Analyst().verdict(part, on: work.subject, work.background) else {
            return try await save(nil, failure: "the kept answer cannot be read", model, work, context)
        }
        try await save(verdict, failure: nil, model, work, context)
    }

    private func fail(_ reason: String, _ work: Work, _ calls: MeteredCalls, _ context: JobContext) async throws {
        context.logger.notice("a posting could not be analysed", metadata: ["reason": "\(reason)"])
        try await save(nil, failure: reason, calls.model ?? setup.name, work, context)
    }

    private func save(
        _ verdict: Analyst.Verdict?, failure: String?, _ model: String, _ work: Work, _ context: JobContext
    ) async throws {
        let now = context.now()
        let analysis = StoredAnalysis(
            candidate: work.match.candidate, posting: work.match.posting, contentHash: work.match.contentHash,
            localScore: work.match.match.score, model: model, prompt: AnalysisPrompt.version, scores: verdict?.scores,
            failure: failure, analysedAt: now)
        try await database.write { tx in
            // The candidate, the posting or its words may be others by now.
            guard let current = try Matches.find(work.match.candidate, work.match.posting, in: tx),
                current.matchedAt == work.match.matchedAt
            else { return }
            try Analyses.save(analysis, in: tx)
            if let verdict {
                var match = current
                match.match = verdict.match
                try Matches.save([match], in: tx)
            }
        }
    }
}

extension ModelError {
    /// Another posting might be answered, this one is not.
    fileprivate var isAboutTheText: Bool {
        switch kind {
        case .refused, .truncated, .tooLong, .malformed: true
        default: false
        }
    }
}
