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
