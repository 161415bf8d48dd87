import Foundation
import TestSupport
import Testing

/// The commands about companies, run as a person would.
struct CompaniesTests {
    @Test func `companies are imported from CSV, listed, changed and removed`() async throws {
        try await Place.run { place in
            let file = try place.file("companies.csv", Place.companies)
            let imported = try await place.scoutly("import", "companies", file)
            #expect(
                imported.output == "2 companies were added, 0 updated, 0 are as they were; 2 are queued to be read.\n")
            let again = try await place.scoutly("import", "companies", file, "--format", "json")
            #expect(try again.json["unchanged"] as? Int == 2)

            let changed = try await place.scoutly("companies", "set-priority", "low", "forge", "mill")
            #expect(changed.output.hasPrefix("2 of 2 companies"))
            let listed = try await place.scoutly("companies", "list", "--format", "json")
            let companies = try #require(
                try JSONSerialization.jsonObject(with: Data(listed.output.utf8)) as? [[String: Any]])
            #expect(companies.map { $0["companyID"] as? String } == ["forge", "mill"])
            #expect(companies.map { $0["priority"] as? String } == ["low", "low"])
            #expect(companies[1]["office_locations"] as? [String] == ["Leeds", "York"])
            #expect(companies[1]["careers_url"] as? String == "https://jobs.lever.co/mill")

            let removed = try await place.scoutly("companies", "remove", "mill")
            #expect(removed.output == "1 company was removed.\n")
            let left = try await place.scoutly("companies")
            #expect(left.output.contains("forge") && !left.output.contains("mill"))
        }
    }

    @Test func `a mongoexport keeps its times, and migrate gives medium to companies without a priority`() async throws
    {
        try await Place.run { place in
            let file = try place.file(
                "export.json",
                """
                {"_id":{"$oid":"65f0"},"companyID":"mill","company":"The Mill","careers_url":"https://mill.example/jobs",\
                "priority":"high","lastScrapedAt":{"$date":"2026-11-01T06:00:00Z"},"isProblematic":true}
                {"_id":{"$oid":"65f1"},"companyID":"forge","company":"The Forge","careers_url":"https://forge.example/jobs",\
                "lastScrapedAt":null}
                """)
            let imported = try await place.scoutly("import", "companies", file)
            #expect(imported.exitCode == 0, Comment(rawValue: imported.errors))
            let shown = try await place.scoutly("companies", "show", "mill", "--format", "json")
            let mill = try #require(try shown.json["company"] as? [String: Any])
            #expect(mill["lastScrapedAt"] as? String == "2026-11-01T06:00:00Z")
            #expect(mill["isProblematic"] as? Bool == true)

            let first = try await place.scoutly("migrate", "--format", "json")
            #expect(try first.json as? [String: Int] == ["matched": 1, "modified": 1])
            let second = try await place.scoutly("migrate", "--format", "json")
            #expect(try second.json as? [String: Int] == ["matched": 0, "modified": 0])
        }
    }

    @Test func `what cannot be used is named, and nothing is stored of it`() async throws {
        try await Place.run { place in
            let file = try place.file(
                "companies.csv", "company,careers_url,priority\nMill,https://mill.example,urgent\nForge,,\n")
            let imported = try await place.scoutly("import", "companies", file)
            #expect(imported.exitCode == 0)
            #expect(imported.errors.contains("line 2") && imported.errors.contains("urgent"))
            #expect(imported.errors.contains("line 3") && imported.errors.contains("careers_url"))
            let missing = try await place.scoutly("import", "companies", "/nowhere/companies.csv")
            #expect(missing.exitCode == 66 && missing.errors.contains("/nowhere/companies.csv"))
            let unknown = try await place.scoutly("companies", "set-priority", "high", "mill", "foundry")
            #expect(unknown.exitCode == 66 && unknown.errors.contains("“foundry”"))
            let word = try await place.scoutly("companies", "set-priority", "urgent", "mill")
            #expect(word.exitCode == 64)
        }
    }

    @Test func `the companies to begin with are watched, and what is known of one already stays`() async throws {
        try await Place.run { place in
            let file = try place.file(
                "mine.csv",
                "companyID,company,careers_url,priority\nelastic,Elastic,https://elastic.example/jobs,high\n")
            _ = try await place.scoutly("import", "companies", file)
            let imported = try await place.scoutly("import", "starter", "--priority", "low", "--format", "json")
            #expect(try imported.json["inserted"] as? Int == 110)
            #expect(try imported.json["unchanged"] as? Int == 1)
            let again = try await place.scoutly("import", "starter")
            #expect(again.output.hasPrefix("0 companies were added, 0 updated, 111 are as they were"))
            let kraken = try await place.scoutly("companies", "show", "kraken", "--format", "json")
            let company = try #require(try kraken.json["company"] as? [String: Any])
            #expect(company["system"] as? String == "ashby" && company["token"] as? String == "kraken.com")
            #expect(company["office_locations"] as? [String] == ["London, UK", "Singapore"])
            #expect(company["priority"] as? String == "low")
            let elastic = try await place.scoutly("companies", "show", "elastic", "--format", "json")
            #expect(elastic.output.contains("https://elastic.example/jobs"))
        }
    }

    @Test func `the catalogue is searched, and what it does not have is told with a way out`() async throws {
        try await Place.run { place in
            let found = try await place.scoutly("companies", "catalogue", "kraken")
            #expect(found.output.contains("kraken.tech") && found.output.contains("https://jobs.lever.co/kraken123"))
            let first = try await place.scoutly("companies", "catalogue", "--first", "--limit", "0", "--format", "json")
            let companies = try JSONSerialization.jsonObject(with: Data(first.output.utf8)) as? [[String: Any]]
            #expect(companies?.count == 111)
            let none = try await place.scoutly("companies", "catalogue", "no such company")
            #expect(none.exitCode == 0 && none.output.contains("scoutly companies add URL"))
        }
    }

    @Test(arguments: [
        ("Kraken", "https://jobs.lever.co/kraken123  (kraken.tech)"), ("Palentir", "did you mean “Palantir"),
        ("Nobody Knows It", "scoutly companies catalogue"),
    ])
    func `a name that is no single company's is answered with what to do`(name: String, words: String) async throws {
        try await Place.run { place in
            let outcome = try await place.scoutly("companies", "add", name)
            #expect(outcome.exitCode == 64)
            #expect(outcome.errors.contains(words), Comment(rawValue: outcome.errors))
        }
    }

    @Test func `a company that is named without its legal form is watched with what is known of it`() async throws {
        try await Place.run { place in
            let added = try await place.scoutly("companies", "add", "37signals LLC", "--unread", "--format", "json")
            #expect(try added.json["companyID"] as? String == "37signals", Comment(rawValue: added.errors))
            #expect(try added.json["headquarters"] as? String == "Chicago, USA")
            #expect(try added.json["selector"] as? String == ".jobs__container")
        }
    }

    @Test func `the health of no company is told`() async throws {
        try await Place.run { place in
            let health = try await place.scoutly("companies", "health")
            #expect(health.output == "No companies are watched yet. Add one with: scoutly companies add URL\n")
        }
    }

    @Test func `the database and its folder are nobody else's to read`() async throws {
        try await Place.run { place in
            let folder = place.folder.appending(path: "deep/data")
            let outcome = try await Program.run(
                ["companies"], environment: place.environment.merging(["SCOUTLY_DATA_DIRECTORY": folder.path]) { $1 })
            #expect(outcome.exitCode == 0)
            let permissions = try FileManager.default.attributesOfItem(atPath: folder.path)[.posixPermissions] as? Int
            #expect(permissions == 0o700)
        }
    }
}
