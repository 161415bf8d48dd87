import Foundation
import TestSupport
import Testing

/// `scoutly serve` against careers sites, from adding a company to its matches.
@Suite(.needsRecordings, .timeLimit(.minutes(5)))
struct ServingTests {
    private func environment(_ replay: Replay) -> [String: String] {
        replay.environment.merging(["SCOUTLY_FETCH_API_GAP": "0", "SCOUTLY_FETCH_PAGE_GAP": "0"]) { $1 }
    }

    @Test func `companies that are added are read, matched and kept, and a stop is clean`() async throws {
        try await Replay.run { replay in
            let environment = environment(replay)
            func scoutly(_ arguments: String...) async throws -> Program.Outcome {
                let outcome = try await Program.run(arguments, environment: environment)
                #expect(outcome.exitCode == 0, Comment(rawValue: outcome.errors))
                return outcome
            }
            _ = try await scoutly("profile", "set", "--cv", SampleFiles.cv)
            let added = try await scoutly("companies", "add", "https://jobs.lever.co/palantir", "--id", "palantir")
            #expect(added.output.contains("Found 10 postings (lever)"))
            _ = try await scoutly("companies", "add", "Supabase", "--priority", "high")

            let served = try await Program.run(
                ["serve", "--metrics", "off", "--log-format", "json"], environment: environment
            ) {
                while true {
                    let outcome = try await Program.run(
                        ["matches", "--all", "--format", "json"], environment: environment)
                    if (try outcome.json["postings"] as? [Any])?.count == 44 { break }
                    try await Task.sleep(for: .milliseconds(200))
                }
            }
            #expect(served.exitCode == 0)
            let lines = try served.errors.split(separator: "\n").map {
                try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
            }
            #expect(lines.contains { ($0["metadata"] as? [String: Any])?["kind"] as? String == "scrape" })
            #expect(lines.last?["message"] as? String == "stopped")

            let status = try await scoutly("queue", "status", "--format", "json")
            let kinds = try #require(try status.json["kinds"] as? [[String: Any]])
            let states = kinds.compactMap { $0["jobs"] as? [String: Int] }
            #expect(states.allSatisfy { Set($0.keys) == ["done"] })
            let shown = try await scoutly("companies", "show", "palantir", "--format", "json")
            #expect(try shown.json["openPostings"] as? Int == 10)
        }
    }

    @Test func `what broke is told with its reason, and a company of another name is not taken for one`() async throws {
        let board = MadeUpAnswer(
            "boards-api.greenhouse.io", "/v1/boards/10alabs/jobs",
            """
            {"jobs": [{"id": 1, "title": "Keeper", "company_name": "Zoological Garden", "location": {"name": "Oslo"},
             "absolute_url": "https://job-boards.greenhouse.io/10alabs/jobs/1"}], "meta": {"total": 1}}
            """)
        try await Replay.run(answers: [board]) { replay in
            let environment = environment(replay)
            let stranger = try await Program.run(["companies", "add", "10a Labs"], environment: environment)
            #expect(stranger.exitCode == 76)
            #expect(stranger.errors.contains("“Zoological Garden”"), Comment(rawValue: stranger.errors))

            for id in ["no-such-board", "alan"] {
                _ = try await Program.run(
                    ["companies", "add", "https://jobs.ashbyhq.com/\(id)", "--unread", "--id", id],
                    environment: environment)
            }
            _ = try await Program.run(["worker"], environment: environment) {
                while true {
                    let health = try await Program.run(
                        ["companies", "health", "--format", "json"], environment: environment)
                    let companies = try health.json["companies"] as? [[String: Any]] ?? []
                    if companies.count == 2, companies.allSatisfy({ ($0["looks"] as? [Any])?.isEmpty == false }) {
                        break
                    }
                    try await Task.sleep(for: .milliseconds(200))
                }
            }
            let health = try await Program.run(["companies", "health"], environment: environment)
            #expect(
                health.output.hasPrefix("2 companies watched, 1 in trouble.\nBroke since yesterday:\n  no-such-board"))
            #expect(health.output.contains("404"))
            #expect(health.output.contains(/alan +ok +(now|\d+ s ago)/), Comment(rawValue: health.output))
            let broken = try await Program.run(
                ["companies", "health", "--broken", "--format", "json"], environment: environment)
            #expect((try broken.json["companies"] as? [Any])?.count == 1)
            #expect((try broken.json["brokenSinceYesterday"] as? [Any])?.count == 1)
        }
    }

    @Test func `a worker apart from its scheduler reads what a person asks for at once`() async throws {
        try await Replay.run { replay in
            let environment = environment(replay)
            let outcome = try await Program.run(["worker"], environment: environment) {
                _ = try await Program.run(
                    ["companies", "add", "https://jobs.ashbyhq.com/alan", "--unread", "--id", "alan"],
                    environment: environment)
                while true {
                    let shown = try await Program.run(
                        ["companies", "show", "alan", "--format", "json"], environment: environment)
                    if try shown.json["openPostings"] as? Int == 46 { break }
                    try await Task.sleep(for: .milliseconds(200))
                }
            }
            #expect(outcome.exitCode == 0)
        }
    }
}
