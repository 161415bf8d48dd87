import Boards
import Domain
import Foundation
import Testing

@testable import scoutly

/// What is printed, to the letter.
struct ReportTests {
    @Test func `the JSON has every member of the contract, null where nothing is known`() throws {
        let bare = Posting(id: PostingID("7"), title: "Nurse", url: nil)
        let json = try Report(warnings: [], ranking: []).with([
            Report.Entry(posting: bare, match: Match(score: 41, verdict: .consider))
        ])
        .json()
        #expect(
            json == """
                {
                  "careersURL" : null,
                  "company" : null,
                  "postings" : [
                    {
                      "department" : null,
                      "description" : "",
                      "descriptionHTML" : "",
                      "employmentType" : null,
                      "id" : "7",
                      "locations" : [

                      ],
                      "match" : {
                        "band" : "fair",
                        "considerations" : [

                        ],
                        "cv" : null,
                        "dealBreaker" : null,
                        "isProvisional" : false,
                        "reasons" : [

                        ],
                        "score" : 41,
                        "stretchGoals" : [

                        ],
                        "verdict" : "consider"
                      },
                      "postedAt" : null,
                      "salary" : null,
                      "title" : "Nurse",
                      "updatedAt" : null,
                      "url" : null,
                      "workplace" : null
                    }
                  ],
                  "source" : null,
                  "truncated" : false,
                  "warnings" : [

                  ]
                }

                """)
    }

    @Test func `a repost is told with its age, in a report of many companies`() throws {
        let now = Date(timeIntervalSince1970: 1_800_000_000)
        let posting = Posting(id: PostingID("7"), title: "Nurse", url: nil, locations: ["Leeds"])
        let match = Match(score: 41, verdict: .consider)
        let report = Report(warnings: [], ranking: []).with([
            Report.Entry(posting: posting, company: "Ward", repostedSince: now - 100 * 86_400, match: match),
            Report.Entry(posting: posting, company: "Ward", match: match),
        ])
        let json = try report.json()
        #expect(json.contains(#""repost" : {"#) && json.contains(#""firstSeenAt" : "2026-10-07T08:00:00Z""#))
        #expect(json.contains(#""repost" : null"#))
        let table = TableReport(report, width: 100, usesColor: false, now: now).render(total: 2)
        #expect(table.components(separatedBy: "Ward · Leeds · reposted, first seen 3 months ago\n").count == 2)
    }

    @Test(arguments: [
        (0.5, "today"), (1.2, "yesterday"), (40, "40 days ago"), (70, "2 months ago"), (400, "13 months ago"),
        (800, "2 years ago"),
    ])
    func `an age is told in words`(days: Double, words: String) {
        let now = Date(timeIntervalSince1970: 1_800_000_000)
        #expect(TimeText.calendar(now - days * 86_400, now: now) == words)
    }

    @Test func `the JSON writes what is known as the contract says`() throws {
        let object = try JSONSerialization.jsonObject(with: Data(try Self.full.json().utf8)) as? [String: Any]
        let report = try #require(object)
        #expect(report["company"] as? String == "Acme")
        #expect(report["careersURL"] as? String == "https://acme.example/careers")
        #expect(report["truncated"] as? Bool == true)
        #expect(report["warnings"] as? [String] == ["careful"])
        let posting = try #require((report["postings"] as? [[String: Any]])?.first)
        #expect(posting["workplace"] as? String == "onsite")
        #expect(posting["employmentType"] as? String == "full-time")
        #expect(posting["postedAt"] as? String == "2026-11-20T10:00:00Z")
        let salary = try #require(posting["salary"] as? [String: Any])
        #expect(salary["min"] as? Int == 52_000)
        #expect(salary["max"] is NSNull)
        #expect(salary["currency"] as? String == "EUR")
        #expect(salary["period"] as? String == "year")
        let match = try #require(posting["match"] as? [String: Any])
        let reason = try #require((match["reasons"] as? [[String: Any]])?.first)
        #expect(reason["text"] as? String == "Asks for Swift")
        #expect(reason["quote"] as? String == "Swift, \"really\"")
        #expect((match["considerations"] as? [[String: Any]])?.first?["quote"] is NSNull)
        #expect((match["dealBreaker"] as? [String: Any])?["kind"] as? String == "workAuthorisation")
        #expect(match["score"] as? Int == 0)
        #expect(match["band"] as? String == "rejected")
    }

    @Test func `the CSV quotes what must be quoted and disarms formulas`() {
        let lines = CSVReport(Self.full).render().components(separatedBy: "\r\n")
        #expect(lines.count == 3)
        #expect(lines[0].hasPrefix("company,title,url,locations,"))
        #expect(
            lines[0].hasSuffix("score,band,verdict,is_provisional,cv,reasons,considerations,stretch_goals,deal_breaker")
        )
        #expect(
            lines[1].hasPrefix(
                "Acme,\"'=HYPERLINK(\"\"x\"\"), Engineer\",https://acme.example/jobs/1,\"Berlin; Leeds\",onsite,"))
    }

    @Test(arguments: [40, 60, 80, 100, 200])
    func `the table fits the terminal`(width: Int) {
        let table = TableReport(
            Self.full, width: width, usesColor: false, now: Date(timeIntervalSince1970: 1_795_600_000))
        let lines = table.render(total: 9, leftOut: ["8 with a deal-breaker (--all shows them)"])
            .split(separator: "\n")
        for line in lines where !line.contains("https://") {
            #expect(TerminalText.width(line) <= width, Comment(rawValue: String(line)))
        }
        let text = lines.joined(separator: " ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(text.contains("Acme · 9 postings"))
        #expect(text.contains("✗ Needs a permit"))
        #expect(text.contains("EUR from 52,000 a year"))
        #expect(text.contains("--all shows them"))
    }

    @Test func `a table without colour has no escape codes, one with colour closes each`() {
        let plain = TableReport(Self.full, width: 80, usesColor: false, now: Date()).render(total: 1)
        let colored = TableReport(Self.full, width: 80, usesColor: true, now: Date()).render(total: 1)
        #expect(!plain.contains("\u{1B}"))
        #expect(colored.count(where: { $0 == "\u{1B}" }).isMultiple(of: 2))
        #expect(colored.contains("\u{1B}["))
    }

    private static let full: Report = {
        let posting = Posting(
            id: PostingID("1"), title: "=HYPERLINK(\"x\"), Engineer", url: URL(string: "https://acme.example/jobs/1"),
            locations: ["Berlin", "Leeds"], workplace: .onSite, employmentType: .fullTime, department: "Tools",
            salary: Salary(min: 52_000, max: nil, currency: "EUR", period: .year),
            postedAt: Date(timeIntervalSince1970: 1_795_168_800), description: "Text", descriptionHTML: "<p>Text</p>")
        let match = Match(
            score: 80, verdict: .apply, reasons: [Finding("Asks for Swift", quote: "Swift, \"really\"")],
            considerations: [Finding("Does not say where")], stretchGoals: [],
            dealBreaker: DealBreaker(.workAuthorisation, "Needs a permit", quote: "right to work"))
        let reading = Reading(
            company: "Acme", careersURL: URL(string: "https://acme.example/careers")!, source: "html", postings: [],
            isTruncated: true, warnings: ["careful"])
        return Report(reading).with([Report.Entry(posting: posting, match: match)])
    }()
}

extension Report {
    fileprivate func with(_ entries: [Entry]) -> Report {
        var report = self
        report.postings = entries
        return report
    }
}

struct TerminalTextTests {
    @Test(arguments: [
        ("plain", 5), ("東京", 4), ("e\u{301}te\u{301}", 3), ("👩‍💻 a", 4), ("", 0), ("“–…”", 4), ("한국", 4),
    ])
    func `widths are those of a terminal`(text: String, width: Int) {
        #expect(TerminalText.width(text) == width)
    }

    @Test func `a cut text ends in an ellipsis and fits`() {
        #expect(TerminalText.cut("Engineer", to: 8) == "Engineer")
        #expect(TerminalText.cut("Engineers", to: 8) == "Enginee…")
        #expect(TerminalText.cut("東京東京", to: 6) == "東京…")
    }

    @Test func `lines break at spaces, and inside words that are too long`() {
        #expect(TerminalText.wrapped("one two three four", to: 9) == ["one two", "three", "four"])
        #expect(TerminalText.wrapped("abcdefghijklmnop qr", to: 8) == ["abcdefgh", "ijklmnop", "qr"])
        #expect(TerminalText.wrapped("  ", to: 8) == [])
    }
}
