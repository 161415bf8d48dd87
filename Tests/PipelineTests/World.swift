import Boards
import Database
import DatabaseTestSupport
import Domain
import Fetch
import Foundation
import Jobs
import Logging
import Metering
import Pipeline
import Store
import Synchronization

/// A small world: a database, a clock that is set by hand, and careers pages that answer what a test says.
final class World: Sendable {
    let database: Database

    private let time = Mutex(Date(timeIntervalSince1970: 1_800_000_000))
    private let answers = Mutex<[String: Result<String, FetchError>]>([:])
    private let views = Mutex<[String: String]>([:])
    private let log = Mutex<[String]>([])
    private let analysis = Mutex<AnalysisSetup?>(nil)

    private init(_ database: Database) {
        self.database = database
    }

    static func run(on engine: Engine, _ test: (World) async throws -> Void) async throws {
        try await TestDatabase.run(on: engine) { database in
            try await JobsSchema.migrations.run(on: database)
            try await StoreSchema.migrations.run(on: database)
            try await MeteringSchema.migrations.run(on: database)
            try await test(World(database))
        }
    }

    var now: Date { time.withLock(\.self) }

    /// The addresses that were asked for, in order.
    var asked: [String] { log.withLock(\.self) }

    func pass(days: Double) {
        time.withLock { $0 += days * 86_400 }
    }

    /// From now on the address answers this.
    func answer(_ address: String, _ body: String) {
        answers.withLock { $0[address] = .success(body) }
    }

    func fail(_ address: String, _ kind: FetchError.Kind, status: Int) {
        answers.withLock {
            $0[address] = .failure(FetchError(kind, URL(string: address)!, "answered \(status)", status: status))
        }
    }

    func forgetWhatWasAsked() {
        log.withLock { $0 = [] }
    }

    var pipeline: Pipeline {
        var pipeline = Pipeline(database, fetch: fetch, render: render)
        pipeline.analysis = analysis.withLock(\.self)
        return pipeline
    }

    /// From now on matches are analysed by this model, one posting a request.
    func setUp(_ model: ModelScript, limits: ModelLimits = ModelLimits(), budgets: Budgets = Budgets()) {
        let choice = ModelChoice(
            access: ModelAccess(provider: "sample", key: "k", model: "sample-1"), limits: limits,
            price: ModelPrice(input: 100, cachedInput: 10, output: 1_000), provider: model)
        let meter = Meter(clock: MeterClock { _ in self.now })
        analysis.withLock {
            $0 = AnalysisSetup(models: [choice], budgets: budgets, leastScore: 1, batch: 1, meter: meter)
        }
    }

    /// From now on a browser shows this at the address; it shows nothing elsewhere.
    func show(_ address: String, _ page: String) {
        views.withLock { $0[address] = page }
    }

    /// Adds a company on Lever, whose board is then at `board(id)`.
    func watch(_ id: String, priority: CompanyPriority? = nil) async throws -> CompanyKey {
        let company = Company(
            id: CompanyID(rawValue: id), name: id.capitalized, careersURL: URL(string: "https://jobs.lever.co/\(id)")!,
            priority: priority)
        let now = now
        return try await database.write { tx in
            try Companies.save([CompanyEntry(company)], in: tx, now: now)
            return try Companies.find(company.id, in: tx)!.key
        }
    }

    static func board(_ id: String) -> String { "https://api.lever.co/v0/postings/\(id)?mode=json" }

    /// What a board on Lever answers that has postings with these titles.
    static func lever(_ id: String, _ titles: [String]) -> String {
        let postings = titles.map { title in
            let name = title.lowercased().replacing(" ", with: "-")
            return """
                {"id": "\(name)", "text": "\(title)", "hostedUrl": "https://jobs.lever.co/\(id)/\(name)",
                 "createdAt": 1793520000000, "categories": {"location": "Leeds, UK"},
                 "descriptionPlain": "You will do what a \(title) does."}
                """
        }
        return "[\(postings.joined(separator: ","))]"
    }

    /// Lets a worker do all that is due, and comes back when there is nothing more.
    func work() async throws {
        var logger = Logger(label: "world")
        logger.logLevel = .critical
        let now: @Sendable () -> Date = { self.now }
        let handlers = pipeline.handlers
        let worker = Worker(database, handlers: handlers, logger: logger, now: now)
        try await withThrowingTaskGroup { group in
            group.addTask { try await worker.run() }
            while true {
                let now = self.now
                let busy = try await database.write { tx in
                    _ = try Stager().runOnce(in: tx, now: now)
                    return try tx.value(
                        "SELECT count(*) FROM job WHERE state IN ('ready', 'blocked', 'running')", as: Int.self)
                }
                if busy == 0 { break }
                try await Task.sleep(for: .milliseconds(5))
            }
            group.cancelAll()
        }
    }

    /// Queues what is due and does it.
    func round() async throws {
        let now = now
        try await database.write { _ = try QueueDueCompanies.run(in: $0, now: now) }
        try await work()
    }

    func company(_ key: CompanyKey) async throws -> WatchedCompany {
        try await database.read { try Companies.find(key, in: $0)! }
    }

    func openTitles(_ key: CompanyKey) async throws -> Set<String> {
        try await database.read { tx in Set(try Postings.open(of: key, in: tx).map(\.posting.title)) }
    }

    func runs(_ key: CompanyKey) async throws -> [ScrapeRun] {
        try await database.read { try ScrapeHistory.list(of: key, in: $0) }
    }

    private var render: Render {
        { url in
            self.log.withLock { $0.append("browser \(url.absoluteString)") }
            guard let page = self.views.withLock({ $0[url.absoluteString] }) else {
                throw BoardError(.needsBrowser, "there is no browser")
            }
            return CareersPage(rendered: page, at: url)
        }
    }

    private var fetch: Fetch {
        { request in
            let address = request.url.absoluteString
            self.log.withLock { $0.append(address) }
            guard let answer = self.answers.withLock({ $0[address] }) else {
                throw FetchError(.gone, request.url, "answered 404", status: 404)
            }
            return FetchResponse(
                url: request.url, headers: ["content-type": "text/html"], body: Array(try answer.get().utf8))
        }
    }
}
