import CompanyFiles
import Domain
import Foundation
import Testing

struct RuleTests {
    private func row(_ fields: [String: Any]) throws -> CompanyFile {
        let all = ["company": "A", "careers_url": "https://a.example"].merging(fields) { $1 }
        return CompanyFile.parse([UInt8](try JSONSerialization.data(withJSONObject: all)))
    }

    @Test(arguments: [
        ("https://a.example/jobs?x=1#open", "https://a.example/jobs?x=1#open"),
        ("a.example/jobs", "https://a.example/jobs"),
        ("//a.example", "https://a.example"), ("HTTP://a.example", "HTTP://a.example"),
        ("a.example:8080/jobs", "https://a.example:8080/jobs"), ("https://intranet/jobs", "https://intranet/jobs"),
        ("a.example/x?next=https://b.example", "https://a.example/x?next=https://b.example"),
        ("  https://a.example\n", "https://a.example"),
    ])
    func `an address is read as people write it`(text: String, url: String) throws {
        #expect(try row(["careers_url": text]).entries.first?.company.careersURL.absoluteString == url)
    }

    @Test(arguments: [
        "ftp://a.example", "mailto:jobs@a.example", "javascript:alert(1)", "n/a", "-", "https://", "https:///jobs",
        "file:///etc/passwd", "jobs@a.example", "https://user:secret@a.example", "data:text/html,x", "://a.example",
    ])
    func `what is no address of a page is refused`(text: String) throws {
        let file = try row(["careers_url": text])
        #expect(file.entries.isEmpty)
        #expect(file.problems.map(\.field) == ["careers_url"])
        #expect(file.problems.first?.loss == .row)
    }

    @Test(arguments: [
        "https://a.example/" + String(repeating: "ü", count: 500),
        "https://\(String(repeating: "a.", count: 130))example",
    ])
    func `an address that the database has no room for is refused alone`(url: String) throws {
        let file = try row(["careers_url": url])
        #expect(file.entries.isEmpty)
        #expect(file.problems.first?.reason.hasSuffix("is longer than an address may be") == true)
    }

    @Test(arguments: [
        ("Sun_Works.2", "sun_works.2"), ("-rf", "a"), ("../../etc", "a"), ("crédit", "a"), ("a b", "a"), ("", "a"),
        (String(repeating: "x", count: 101), "a"),
    ])
    func `a company id is kept where it can name a company`(given: String, id: String) throws {
        let file = try row(["companyID": given])
        #expect(file.ids == [id])
        #expect(file.problems.isEmpty == (id != "a" || given.isEmpty))
    }

    @Test func `a name in another script gets its id from the host`() throws {
        #expect(try row(["company": "夕日"]).ids == ["a-example"])
    }

    @Test(arguments: [
        ("High", CompanyPriority.high), ("med", .medium), ("MEDIUM", .medium), (" low ", .low),
    ])
    func `a priority is read in any case`(text: String, priority: CompanyPriority) throws {
        #expect(try row(["priority": text]).entries.first?.company.priority == priority)
    }

    @Test(arguments: [
        ("FULLY_REMOTE", WorkModel.fullyRemote), ("fully remote", .fullyRemote), ("Remote", .fullyRemote),
        ("hybrid", .hybrid), ("in office", .inOffice), ("on-site", .inOffice), ("IN_OFFICE", .inOffice),
    ])
    func `a work model is read as people say it`(text: String, model: WorkModel) throws {
        #expect(try row(["workModel": text]).entries.first?.company.workModel == model)
    }

    @Test func `a word that is unknown is named with what would be right, and its row comes`() throws {
        let file = try row(["priority": "urgent", "work_model": "moon", "openToApplication": "perhaps"])
        #expect(file.entries.count == 1)
        #expect(
            Set(file.sentences) == [
                "line 1 (company 1), priority: “urgent” is unknown; high, medium or low belongs there",
                "line 1 (company 1), work_model: “moon” is unknown; fully remote, hybrid or in office belongs there",
                "line 1 (company 1), open_to_application: “perhaps” is unknown; true or false belongs there",
            ])
        #expect(file.problems.allSatisfy { $0.loss == .value })
    }

    @Test(arguments: [("auto", BrowserUse.auto), ("Always", .always), ("yes", .always), ("never", .never)])
    func `whether a page is shown in a browser is read as people say it`(text: String, use: BrowserUse) throws {
        #expect(try row(["browser": text]).entries.first?.company.browser == use)
    }

    @Test(arguments: ["true", "Yes", "1", "TRUE"])
    func `a truth is read as people write it`(text: String) throws {
        #expect(try row(["openToApplication": text]).entries.first?.company.isOpenToApplication == true)
        #expect(try row(["openToApplication": 1]).entries.first?.company.isOpenToApplication == true)
        #expect(try row(["openToApplication": true]).entries.first?.company.isOpenToApplication == true)
    }

    @Test(arguments: [
        "2026-02-30", "soon", "2026-11-23T25:00:00Z", "1700000000", "2026-11-23T10:00:00+1", "nan", "1e999",
    ])
    func `what is no date is named, and its row comes`(text: String) throws {
        let file = try row(["lastScrapedAt": text])
        #expect(file.entries.count == 1)
        #expect(file.entries.first?.lastScrapedAt == nil)
        #expect(file.problems.map(\.field) == ["last_scraped_at"])
    }

    @Test func `of two rows of one id the later wins, and it is told`() {
        let file = CompanyFile.of("company,careers_url\nA,one.example\nB,b.example\na,two.example\n")
        #expect(file.names == ["a", "B"])
        #expect(file.entries.first?.company.careersURL.host() == "two.example")
        #expect(
            file.sentences == [
                "line 4 (company 3), company_id “a”: is there twice: it replaces the one of line 2"
            ])
    }

    @Test func `control characters and turned text become plain`() throws {
        let file = try row(["company": "A\u{1B}[31m\u{0}B\u{202E}\nC", "headquarters": "\u{FEFF} Oslo\t"])
        #expect(file.names == ["A [31m B C"])
        #expect(file.entries.first?.company.headquarters == "Oslo")
    }

    @Test func `values of another kind are named`() throws {
        let file = try row([
            "selector": ["a"], "headquarters": ["x": 1], "fields": 3, "office_locations": [1], "company": 42,
        ])
        #expect(file.names == ["42"])
        #expect(Set(file.problems.map(\.field)) == ["selector", "headquarters", "fields", "office_locations"])
    }
}
