import Database
import Domain
import Fetch
import Foundation
import Jobs
import Pipeline
import Store
import Testing

/// What becomes of a company's postings and of its place in the schedule, look by look.
@Suite(.timeLimit(.minutes(2)))
struct ScrapingTests {
    private static let titles = ["Weaver", "Dyer", "Spinner", "Carder", "Fuller"]

    @Test(arguments: Engine.allCases)
    func `a scrape stores what the page lists, sets the times, and queues a match for each candidate`(
        engine: Engine
    ) async throws {
        try await World.run(on: engine) { world in
            let key = try await world.watch("mill", priority: .high)
            world.answer(World.board("mill"), World.lever("mill", Self.titles))
            let now = world.now
            let ada = try await world.database.write {
                try Candidates.save(
                    name: "ada", cvs: [CV(text: "Ada. Weaver for ten years.")], profile: nil, in: $0, now: now)
            }
            try await world.round()

            let open = try await world.openTitles(key)
            #expect(open == Set(Self.titles))
            let company = try await world.company(key)
            #expect(company.lastScrapedAt == now)
            #expect(company.source == BoardSource(system: "lever", token: "mill"))
            #expect(company.host == "api.lever.co")
            let wait = company.nextScrapeAt.timeIntervalSince(now) / 3600
            #expect((21.6...24).contains(wait))
            let run = try await world.runs(key)
            #expect(run.map(\.new) == [5] && run.map(\.outcome) == [.ok])
            let matches = try await world.database.read { try Matches.best(of: ada, in: $0).count }
            #expect(matches == 5)
        }
    }

    @Test(arguments: Engine.allCases)
    func `what is new, changed, gone and back is told apart`(engine: Engine) async throws {
        try await World.run(on: engine) { world in
            let key = try await world.watch("mill", priority: .high)
            world.answer(World.board("mill"), World.lever("mill", Self.titles))
            try await world.round()
            world.pass(days: 1)
            let changed = World.lever("mill", ["Weaver", "Dyer", "Spinner", "Carder", "Reeler"])
                .replacing("a Weaver does", with: "a Weaver did")
            world.answer(World.board("mill"), changed)
            try await world.round()
            world.pass(days: 1)
            world.answer(World.board("mill"), World.lever("mill", Self.titles + ["Reeler"]))
            try await world.round()

            let runs = try await world.runs(key)
            #expect(runs.map(\.new) == [0, 1, 5])
            #expect(runs.map(\.changed) == [1, 1, 0])
            #expect(runs.map(\.closed) == [0, 1, 0])
            #expect(runs.map(\.reappeared) == [1, 0, 0])
            let open = try await world.openTitles(key)
            #expect(open == Set(Self.titles + ["Reeler"]))
        }
    }

    @Test(arguments: Engine.allCases)
    func `a page that shows nothing closes nothing until the third time over two days`(engine: Engine) async throws {
        try await World.run(on: engine) { world in
            let key = try await world.watch("mill", priority: .high)
            world.answer(World.board("mill"), World.lever("mill", Self.titles))
            try await world.round()
            world.answer(World.board("mill"), "[]")
            for day in 1...3 {
                let before = try await world.openTitles(key)
                #expect(before.count == 5, "before day \(day)")
                world.pass(days: 1.01)
                try await world.round()
                let company = try await world.company(key)
                #expect(company.source == BoardSource(system: "lever", token: "mill"))
            }
            let open = try await world.openTitles(key)
            #expect(open.isEmpty)
            let runs = try await world.runs(key)
            #expect(runs.map(\.outcome) == [.suspect, .suspect, .suspect, .ok])
        }
    }

    @Test(arguments: [
        FetchFault(.unavailable(after: nil), 503), FetchFault(.denied, 403), FetchFault(.unavailable(after: nil), 429),
    ])
    func `a page that cannot be reached closes nothing, is tried with growing gaps, and comes back by itself`(
        fault: FetchFault
    ) async throws {
        try await World.run(on: .sqlite) { world in
            let key = try await world.watch("mill", priority: .high)
            world.answer(World.board("mill"), World.lever("mill", Self.titles))
            try await world.round()
            world.pass(days: 1)
            world.fail(World.board("mill"), fault.kind, status: fault.status)
            world.fail("https://jobs.lever.co/mill", fault.kind, status: fault.status)
            try await world.round()

            var gaps: [TimeInterval] = []
            for failure in 1...8 {
                let company = try await world.company(key)
                #expect(company.failuresInRow == failure)
                #expect(company.isProblematic == (failure >= 5))
                gaps.append(company.nextScrapeAt.timeIntervalSince(world.now))
                world.pass(days: gaps[failure - 1] / 86_400 + 0.0001)
                try await world.round()
            }
            #expect(zip(gaps, gaps.dropFirst(2)).allSatisfy { $0 < $1 })
            let open = try await world.openTitles(key)
            #expect(open.count == 5)
            let errors = try await world.database.read { try ScrapeErrors.list(of: key, in: $0) }
            #expect(errors.map(\.kind) == ["http \(fault.status)"] && errors.map(\.count) == [9])

            world.answer(World.board("mill"), World.lever("mill", Self.titles))
            world.pass(days: 8)
            try await world.round()
            let company = try await world.company(key)
            #expect(company.failuresInRow == 0 && !company.isProblematic)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a posting whose own page is gone is closed at once, and known texts are not fetched again`(
        engine: Engine
    ) async throws {
        try await World.run(on: engine) { world in
            let page = "https://mill.example/careers"
            let now = world.now
            let company = Company(id: CompanyID(rawValue: "mill"), name: "Mill", careersURL: URL(string: page)!)
            let key = try await world.database.write { tx in
                try Companies.save([CompanyEntry(company)], in: tx, now: now)
                return try Companies.find(company.id, in: tx)!.key
            }
            let trades = ["Senior Weaver", "Dyer Engineer", "Spinner Manager", "Carder Engineer"]
            let links = trades.enumerated().map { "<li><a href='/careers/jobs/\($0)'>\($1)</a></li>" }
            world.answer(page, "<html><body><h1>Open positions</h1><ul>\(links.joined())</ul></body></html>")
            for (number, trade) in trades.enumerated() {
                world.answer(
                    "https://mill.example/careers/jobs/\(number)",
                    "<html><body><h1>\(trade)</h1><p>\(String(repeating: "You will do good work. ", count: 20))</p></body></html>"
                )
            }
            try await world.round()
            let open = try await world.openTitles(key)
            #expect(open == Set(trades))

            world.forgetWhatWasAsked()
            world.pass(days: 3)
            try await world.round()
            #expect(world.asked == [page])
            let runs = try await world.runs(key)
            #expect(runs.first?.outcome == .unchanged && runs.first?.found == 4)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a company that is removed while it is queued costs nothing`(engine: Engine) async throws {
        try await World.run(on: engine) { world in
            _ = try await world.watch("mill")
            let now = world.now
            try await world.database.write { tx in
                _ = try QueueDueCompanies.run(in: tx, now: now)
                try Companies.remove([CompanyID(rawValue: "mill")], in: tx)
            }
            try await world.work()
            let counts = try await world.database.read { try QueueView().counts(in: $0).map(\.state) }
            #expect(counts == [.done])
            #expect(world.asked.isEmpty)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a host that asks to be left alone is, for all its companies, and that costs no attempt`(
        engine: Engine
    ) async throws {
        try await World.run(on: engine) { world in
            let keys = [try await world.watch("mill"), try await world.watch("forge")]
            // Both are known to be on the host that the API is on.
            world.answer(World.board("mill"), World.lever("mill", ["Weaver"]))
            world.answer(World.board("forge"), World.lever("forge", ["Smith"]))
            try await world.round()
            world.pass(days: 3)
            world.fail(World.board("mill"), .unavailable(after: .seconds(7_200)), status: 429)
            world.fail(World.board("forge"), .unavailable(after: .seconds(7_200)), status: 429)
            world.forgetWhatWasAsked()
            try await world.round()
            #expect(world.asked.count == 1)
            let jobs = try await world.database.read {
                try QueueView().list(.init(kind: "scrape", state: .scheduled), in: $0)
            }
            #expect(jobs.map(\.attempt) == [0, 0])
            #expect(jobs.allSatisfy { $0.runAt >= world.now.addingTimeInterval(7_200) })

            world.answer(World.board("mill"), World.lever("mill", ["Weaver"]))
            world.answer(World.board("forge"), World.lever("forge", ["Smith"]))
            world.pass(days: 0.5)
            try await world.work()
            for key in keys {
                let company = try await world.company(key)
                #expect(company.lastScrapedAt == world.now && company.failuresInRow == 0)
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `a board that has moved is found behind the page, and the history says so`(engine: Engine) async throws {
        try await World.run(on: engine) { world in
            let page = "https://mill.example/careers"
            let now = world.now
            let company = Company(id: CompanyID(rawValue: "mill"), name: "Mill", careersURL: URL(string: page)!)
            let key = try await world.database.write { tx in
                try Companies.save(
                    [CompanyEntry(company, source: BoardSource(system: "ashby", token: "mill"))], in: tx, now: now)
                return try Companies.find(company.id, in: tx)!.key
            }
            world.answer(
                page,
                "<html><head><title>Careers at Mill</title></head><body><a href='https://jobs.lever.co/mill'>Jobs</a></body></html>"
            )
            world.answer(World.board("mill"), World.lever("mill", Self.titles))
            try await world.round()
            let moved = try await world.company(key)
            #expect(moved.source == BoardSource(system: "lever", token: "mill"))
            let runs = try await world.runs(key)
            #expect(runs.first?.note == "its postings were found at lever “mill”, no longer at ashby “mill”")
        }
    }

    @Test(arguments: Engine.allCases)
    func `a board that goes by another name is proposed, not taken`(engine: Engine) async throws {
        try await World.run(on: engine) { world in
            let page = "https://mill.example/careers"
            let now = world.now
            let company = Company(id: CompanyID(rawValue: "mill"), name: "Mill", careersURL: URL(string: page)!)
            let source = BoardSource(system: "ashby", token: "mill")
            let key = try await world.database.write { tx in
                try Companies.save([CompanyEntry(company, source: source)], in: tx, now: now)
                return try Companies.find(company.id, in: tx)!.key
            }
            world.answer(page, "<script>fetch('\(World.board("quarry"))')</script>")
            world.answer(World.board("quarry"), World.lever("quarry", Self.titles))
            try await world.round()
            #expect(try await world.company(key).source == source)
            #expect(try await world.openTitles(key) == [])
            let error = try #require(try await world.runs(key).first?.error)
            #expect(error.contains("“Quarry”") && error.contains("scoutly companies add https://jobs.lever.co/quarry"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `a posting under a new id is a repost, and is weighed with its age`(engine: Engine) async throws {
        try await World.run(on: engine) { world in
            let key = try await world.watch("mill")
            let text = (1...60).map { "word\($0)" }.joined(separator: " ")
            func page(_ id: String) -> String {
                """
                [{"id": "\(id)", "text": "Miller", "hostedUrl": "https://jobs.lever.co/mill/\(id)",
                  "categories": {"location": "Leeds, UK"}, "descriptionPlain": "\(text)"},
                 {"id": "other", "text": "Baker", "hostedUrl": "https://jobs.lever.co/mill/other", "categories": {}}]
                """
            }
            let began = world.now
            world.answer(World.board("mill"), page("one"))
            try await world.round()
            world.pass(days: 10)
            world.answer(World.board("mill"), page("two"))
            try await world.round()
            let open = try await world.database.read { try Postings.open(of: key, in: $0) }
            #expect(open.map(\.posting.id.rawValue) == ["two", "other"])
            #expect(open.map { $0.repost?.firstSeenAt } == [began, nil])
        }
    }

    @Test(arguments: Engine.allCases)
    func `a scrape that kills its process again and again is a failure of the company`(engine: Engine) async throws {
        try await World.run(on: engine) { world in
            let key = try await world.watch("mill")
            let rescuer = Rescuer(handlers: world.pipeline.handlers)
            let now = world.now
            try await world.database.write { _ = try QueueDueCompanies.run(in: $0, now: now) }
            for attempt in 0..<ScrapeCompany.maxAttempts {
                let time = now.addingTimeInterval(Double(attempt) * 60)
                try await world.database.write { tx in
                    _ = try Stager().runOnce(in: tx, now: time)
                    let claim = ClaimRequest(worker: "w", room: [ScrapeCompany.kind: 1], total: 1)
                    #expect(try claim.claim(in: tx, now: time).count == 1)
                    _ = try rescuer.runOnce(in: tx, now: time.addingTimeInterval(30))
                }
            }
            let company = try await world.company(key)
            #expect(company.failuresInRow == 1)
            #expect(company.nextScrapeAt > now.addingTimeInterval(300))
            let states = try await world.database.read { try QueueView().counts(in: $0).map(\.state) }
            #expect(states == [.dead])
        }
    }
}

/// How a page fails.
struct FetchFault: Sendable, CustomTestStringConvertible {
    let kind: FetchError.Kind
    let status: Int

    init(_ kind: FetchError.Kind, _ status: Int) {
        self.kind = kind
        self.status = status
    }

    var testDescription: String { "\(status)" }
}
