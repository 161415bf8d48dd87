import Domain
import Foundation
import Pipeline
import Store

/// How reading all companies goes: what broke since yesterday first, then each company.
struct HealthReport: Encodable {
    static let day: TimeInterval = 86_400

    struct Trouble: Encodable {
        let companyID: CompanyID
        let since: Date?
        let trouble: String?
    }

    struct Note: Encodable {
        let companyID: CompanyID
        let note: String
    }

    struct Host: Encodable {
        let host: String
        let until: Date
        let reason: String
    }

    /// How many are watched, and how many of them cannot be read well now.
    let total: Int
    let inTrouble: Int
    let brokenSinceYesterday: [Trouble]
    let movedSinceYesterday: [Note]
    let hostsLeftAlone: [Host]
    /// Those whose pages show nothing without scripts, where there is no browser for them.
    let needBrowser: [CompanyID]
    let companies: [CompanyHealth]
    private let browserAdvice: String
    private let now: Date

    init(
        shown: [CompanyHealth], inTrouble: [CompanyHealth], total: Int, notes: [(company: CompanyID, note: String)],
        hosts: [(host: String, until: Date, reason: String)], now: Date
    ) {
        self.total = total
        self.inTrouble = inTrouble.count
        brokenSinceYesterday =
            inTrouble
            .filter { $0.brokenSince.map { $0 >= now.addingTimeInterval(-Self.day) } ?? false }
            .map { Trouble(companyID: $0.companyID, since: $0.brokenSince, trouble: $0.trouble) }
        movedSinceYesterday = notes.map { Note(companyID: $0.company, note: $0.note) }
        hostsLeftAlone = hosts.map { Host(host: $0.host, until: $0.until, reason: $0.reason) }
        let undrawn = inTrouble.filter { $0.problem?.kind == ScrapeTrouble.needsBrowser }
        needBrowser = undrawn.map(\.companyID)
        browserAdvice = undrawn.first?.trouble ?? ""
        companies = shown
        self.now = now
    }

    private enum CodingKeys: String, CodingKey {
        case total, inTrouble, brokenSinceYesterday, movedSinceYesterday, hostsLeftAlone, needBrowser, companies
    }

    func text(width: Int) -> String {
        if total == 0 { return "No companies are watched yet. Add one with: scoutly companies add URL\n" }
        var lines = [
            "\(total == 1 ? "1 company" : "\(total) companies") watched, "
                + (inTrouble == 0 ? "none in trouble." : "\(inTrouble) in trouble.")
        ]
        if inTrouble > 0, brokenSinceYesterday.isEmpty { lines.append("Nothing broke since yesterday.") }
        lines += section(
            "Broke since yesterday:",
            brokenSinceYesterday.map {
                (
                    "\($0.companyID)",
                    "\(TimeText.relative($0.since, now: now)): \($0.trouble ?? "shows far less than before")"
                )
            })
        lines += section("Moved since yesterday:", movedSinceYesterday.map { ("\($0.companyID)", $0.note) })
        if !needBrowser.isEmpty {
            let names = needBrowser.map(\.rawValue).joined(separator: ", ")
            lines += section("Need a browser: \(names)", [("", browserAdvice)])
        }
        lines += section(
            "Hosts that are left alone:",
            hostsLeftAlone.map { ($0.host, "asked again \(TimeText.relative($0.until, now: now)): \($0.reason)") })
        let text = lines.joined(separator: "\n") + "\n"
        return companies.isEmpty ? text : text + "\n" + table(width: width)

        func section(_ title: String, _ items: [(String, String)]) -> [String] {
            items.isEmpty
                ? []
                : [title]
                    + items.flatMap { name, words in
                        TerminalText.wrapped(TerminalText.visible("\(name)  \(words)"), to: width - 4)
                            .enumerated().map { ($0.offset == 0 ? "  " : "    ") + $0.element }
                    }
        }
    }

    private func table(width: Int) -> String {
        var table = TextTable([
            .init("ID"), .init("STATE"), .init("LAST READ"), .init("TAKES", isNumber: true), .init("READ AS"),
            .init("FOUND, OLDEST FIRST"),
        ])
        for company in companies {
            table.add([
                company.companyID.rawValue, company.state, TimeText.relative(company.lastScrapedAt, now: now),
                company.typicalSeconds.map { TimeText.latency($0) } ?? "-", company.source,
                company.looks.isEmpty ? "not read yet" : company.looks.reversed().map(Self.word).joined(separator: " "),
            ])
        }
        return table.render(width: width)
    }

    /// "12"; "200+" of a list that was cut, "0?" of one that is not believed, "x" of a look that failed.
    private static func word(_ look: CompanyHealth.Look) -> String {
        switch look.outcome {
        case .ok, .unchanged: "\(look.found)"
        case .truncated: "\(look.found)+"
        case .suspect: "\(look.found)?"
        case .failed: "x"
        }
    }
}

extension CompanyHealth {
    fileprivate var state: String {
        if failuresInRow > 0 { return "failed \(failuresInRow)×" }
        return brokenSince != nil ? "suspect" : looks.isEmpty ? "new" : "ok"
    }

    fileprivate var source: String {
        system.map { [$0, token].compactMap(\.self).joined(separator: " ") } ?? "-"
    }
}
