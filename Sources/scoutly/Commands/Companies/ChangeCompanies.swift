import ArgumentParser
import Database
import Domain
import Foundation
import Jobs
import Pipeline
import Store

/// `scoutly companies set-priority PRIORITY ID…`
struct SetPriority: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set-priority",
        abstract: "Set how often companies are read: high daily, medium every 3 days, low weekly.")

    @Argument(help: "high, medium or low.")
    var priority: CompanyPriority

    @Argument(help: ArgumentHelp("The companies' ids.", valueName: "id"))
    var ids: [String]

    func run() async throws {
        try await Installation.with { installation in
            let (ids, priority, now) = (try ids.map { try CompanyID(known: $0) }, priority, Date())
            let changed = try await installation.database.write { tx in
                try Companies.requireAll(ids, in: tx)
                return try Companies.setPriority(
                    priority, of: ids, schedule: installation.settings.schedule, in: tx, now: now)
            }
            try Console.output(
                "\(changed) of \(Set(ids).count) companies have another priority now: \(priority.rawValue).\n")
        }
    }
}

/// `scoutly companies scout ID…`
struct ScoutCompanies: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scout", abstract: "Read companies now, before what the schedule has queued.")

    @Argument(help: ArgumentHelp("The companies' ids.", valueName: "id"))
    var ids: [String]

    func run() async throws {
        try await Installation.with { installation in
            let (ids, now) = (try ids.map { try CompanyID(known: $0) }, Date())
            let running = try await installation.database.write { tx in
                try Companies.requireAll(ids, in: tx)
                return try ids.filter { id in try Companies.find(id, in: tx)?.scrapeNow(in: tx, now: now) == false }
            }
            let count = Set(ids).count - running.count
            let already =
                running.isEmpty ? "" : "; already being read: \(running.map(\.rawValue).joined(separator: ", "))"
            let companies = count == 1 ? "1 company goes" : "\(count) companies go"
            try Console.output("\(companies) before all others\(already).\n")
        }
    }
}

/// `scoutly companies remove ID…`
struct RemoveCompanies: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Stop watching companies, and forget their postings, matches and history.")

    @Argument(help: ArgumentHelp("The companies' ids.", valueName: "id"))
    var ids: [String]

    func run() async throws {
        try await Installation.with { installation in
            let ids = try ids.map { try CompanyID(known: $0) }
            let removed = try await installation.database.write { tx in
                try Companies.requireAll(ids, in: tx)
                return try Companies.remove(ids, in: tx)
            }
            try Console.output(removed == 1 ? "1 company was removed.\n" : "\(removed) companies were removed.\n")
        }
    }
}

extension Companies {
    /// - Throws: `Failure` that names the first that is not there.
    fileprivate static func requireAll(_ ids: [CompanyID], in tx: Transaction) throws {
        for id in ids where try find(id, in: tx) == nil { throw Failure(unknown: id) }
    }
}

extension WatchedCompany {
    /// Queues it, or moves what is queued to the front.
    ///
    /// - Returns: false when it is being read already.
    @discardableResult
    func scrapeNow(in tx: Transaction, now: Date) throws -> Bool {
        let job = ScrapeCompany(company: key, host: host)
        if try job.hasten(in: tx, now: now) != nil { return true }
        return try job.enqueue(in: tx, now: now, priority: .urgent) != nil
    }
}
