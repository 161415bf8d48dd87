import Database
import Domain
import Foundation
import Store
import Testing

struct CompaniesTests {
    private let now = StoreDatabase.now

    @Test(arguments: Engine.allCases)
    func `a company comes back as it was handed in, and is due at once`(engine: Engine) async throws {
        try await StoreDatabase.run(on: engine) { database in
            let company = Company(
                id: CompanyID(rawValue: "credit-fils"), name: "Crédit & Fils",
                careersURL: URL(string: "https://Jobs.Example.com/all?x=1")!, selector: "a.job", workModel: .hybrid,
                headquarters: "Lyon, France", officeLocations: ["Lyon", "\"Paris\""], fields: ["banking"],
                isOpenToApplication: true, priority: .high, browser: .never)
            let source = BoardSource(system: "greenhouse", token: "credit")
            try await database.write { tx in
                try Companies.save([CompanyEntry(company, source: source)], in: tx, now: now)
            }
            let stored = try #require(try await database.read { try Companies.find(company.id, in: $0) })
            #expect(stored.company == company)
            #expect(stored.host == "jobs.example.com")
            #expect(stored.source == source)
            #expect(stored.lastScrapedAt == nil && stored.nextScrapeAt == now)
            #expect(stored.failuresInRow == 0 && !stored.isProblematic)
            #expect(stored.createdAt == now && stored.updatedAt == now)
            let due = try await database.read { try Companies.due(in: $0, now: now) }
            #expect(due == [stored])
        }
    }

    @Test(arguments: Engine.allCases)
    func `companies are listed by priority, by problems, and by a part of the name`(engine: Engine) async throws {
        try await StoreDatabase.run(on: engine) { database in
            let companies: [Company] = [
                .sample("acme", priority: .high), .sample("best-bikes"), .sample("cafe", priority: .medium),
                .sample("dime", priority: .low), .sample("100"),
            ]
            try await database.write { try Companies.save(companies.map { CompanyEntry($0) }, in: $0, now: now) }
            try await database.write { tx in
                let key = try Companies.find(CompanyID(rawValue: "dime"), in: tx)!.key
                let standing = ScrapeSchedule.Standing(nextScrapeAt: now, failuresInRow: 5, isProblematic: true)
                try Companies.record(standing, scrapedAt: nil, of: key, in: tx)
            }
            let expected: [(CompanyFilter, [String])] = [
                (CompanyFilter(), ["100", "acme", "best-bikes", "cafe", "dime"]),
                (CompanyFilter(priority: .high), ["acme"]),
                (CompanyFilter(priority: .medium), ["100", "best-bikes", "cafe"]),
                (CompanyFilter(isProblematic: true), ["dime"]),
                (CompanyFilter(isProblematic: false, text: "E"), ["acme", "best-bikes", "cafe"]),
                (CompanyFilter(text: "Best Bikes"), ["best-bikes"]),
                (CompanyFilter(text: "café"), ["cafe"]),
                (CompanyFilter(text: "1%"), ["100"]),
                (CompanyFilter(text: "%"), []),
                (CompanyFilter(text: "'; --"), []),
            ]
            for (filter, ids) in expected {
                let listed = try await database.read { try Companies.list(filter, in: $0).map(\.company.id.rawValue) }
                #expect(listed == ids, "\(filter)")
                let count = try await database.read { try Companies.count(filter, in: $0) }
                #expect(count == ids.count)
            }
            let page = try await database.read { try Companies.list(limit: 2, offset: 1, in: $0).map(\.company.id) }
            #expect(page.map(\.rawValue) == ["acme", "best-bikes"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `a company that is removed takes everything with it`(engine: Engine) async throws {
        try await StoreDatabase.runWithCompany(on: engine) { database, key in
            let changes = try await database.apply(["a"], to: key)
            try await database.write { tx in
                try ScrapeErrors.record("timeout", "no answer", of: key, in: tx, now: now)
                try ScrapeHistory.record(
                    ScrapeRun(company: key, startedAt: now, duration: .seconds(1), outcome: .ok), in: tx)
                let candidate = try Candidates.save(
                    name: "ada", cvs: [CV(text: "Swift")], profile: nil, in: tx, now: now)
                let hash = try Postings.find(changes.new[0], in: tx)!.contentHash
                try Matches.save(
                    [
                        StoredMatch(
                            candidate: candidate, posting: changes.new[0], contentHash: hash,
                            match: Match(score: 50, verdict: .consider), matchedAt: now)
                    ], in: tx)
                try #expect(Companies.remove([CompanyID(rawValue: "example-labs")], in: tx) == 1)
            }
            for table in ["company", "posting", "scrape_error", "scrape_run", "posting_match"] {
                let count = try await database.read {
                    try $0.value("SELECT count(*) FROM \(identifier: table)", as: Int.self)
                }
                #expect(count == 0, "\(table)")
            }
            await #expect(throws: PostingLedger.CompanyRemoved(company: key)) {
                try await database.apply(["a"], to: key)
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `what is found behind a page is kept with its host`(engine: Engine) async throws {
        try await StoreDatabase.runWithCompany(on: engine) { database, key in
            let source = BoardSource(system: "lever", token: "labs")
            try await database.write {
                try Companies.setSource(source, host: "API.lever.example", of: key, in: $0, now: now)
            }
            let stored = try await database.company(key)
            #expect(stored.source == source && stored.host == "api.lever.example")
        }
    }
}
