import Foundation
import TestSupport
import Testing

/// The program against careers sites, over real connections.
@Suite(.needsRecordings)
struct EndToEndTests {
    /// No waiting between requests, so that only what a test is about takes time.
    private func environment(_ replay: Replay, _ more: [String: String] = [:]) -> [String: String] {
        replay.environment
            .merging(["SCOUTLY_FETCH_API_GAP": "0", "SCOUTLY_FETCH_PAGE_GAP": "0"]) { $1 }
            .merging(more) { $1 }
    }

    @Test(arguments: [
        ("https://jobs.lever.co/palantir", "lever", 10, "Palantir Technologies"),
        ("https://job-boards.greenhouse.io/stripe", "greenhouse", 12, "Stripe"),
        ("https://jobs.ashbyhq.com/supabase", "ashby", 34, "Supabase"),
        ("https://explore.jobs.netflix.net/careers?query=intern", "netflix", 2, "Netflix"),
        ("Anthropic", "greenhouse", 4, "Anthropic"),
    ])
    func `a recorded site is scouted`(place: String, source: String, count: Int, company: String) async throws {
        try await Replay.run { replay in
            let outcome = try await Program.run(
                ["scout", place, "--cv", SampleFiles.cv, "--all", "--format", "json"], environment: environment(replay))
            #expect(outcome.exitCode == 0, Comment(rawValue: outcome.errors))
            let report = try outcome.json
            #expect(report["source"] as? String == source)
            #expect(report["company"] as? String == company)
            #expect(report["truncated"] as? Bool == false)
            let postings = try #require(report["postings"] as? [[String: Any]])
            #expect(postings.count == count)
            let scores = postings.compactMap { ($0["match"] as? [String: Any])?["score"] as? Int }
            #expect(scores.count == count)
            #expect(scores == scores.sorted(by: >))
            let requests = try await replay.requests(2)
            #expect(requests.allSatisfy { $0.in_flight == 1 })
            #expect(requests.allSatisfy { $0.user_agent?.hasPrefix("Scoutly/") ?? false })
        }
    }

    @Test func `Netflix is read page after page and posting after posting`() async throws {
        try await Replay.run(answers: MadeUpNetflix.answers(query: "swift", count: 23)) { replay in
            let outcome = try await Program.run(
                ["read", "https://explore.jobs.netflix.net/careers?query=swift", "--format", "json"],
                environment: environment(replay))
            let postings = try #require(try outcome.json["postings"] as? [[String: Any]])
            #expect(postings.count == 23)
            #expect(try outcome.json["truncated"] as? Bool == false)
            #expect(Set(postings.compactMap { $0["id"] as? String }).count == 23)
            let last = try #require(postings.last)
            #expect(last["title"] as? String == "Engineer 22 & Friends")
            #expect(last["locations"] as? [String] == ["Madrid, Spain", "Remote, Spain"])
            #expect(last["workplace"] as? String == "remote")
            #expect(last["postedAt"] as? String == "2026-07-15T00:00:00Z")
            #expect((last["description"] as? String)?.hasPrefix("Write Swift") ?? false)
            #expect(last["url"] as? String == "https://explore.jobs.netflix.net/careers/job/790000000022")
            let searches = try await replay.requests(3) { $0.target.hasPrefix("/api/apply/v2/jobs?") }
            #expect(searches.map { $0.target.contains("query=swift") } == [true, true, true])
            #expect(try await replay.requests(1 + 3 + 23).allSatisfy { $0.in_flight == 1 })
        }
    }

    @Test func `a Netflix that refuses one interface is read by the other`() async throws {
        try await Replay.run(answers: MadeUpNetflix.answersOfTheOtherInterface(count: 12)) { replay in
            let outcome = try await Program.run(
                ["read", "https://explore.jobs.netflix.net/careers?query=other", "--format", "json"],
                environment: environment(replay))
            #expect(outcome.exitCode == 0, Comment(rawValue: outcome.errors))
            let postings = try #require(try outcome.json["postings"] as? [[String: Any]])
            #expect(postings.count == 12)
            #expect(postings.allSatisfy { ($0["description"] as? String)?.contains("Swift") ?? false })
            #expect(try await replay.requests(1) { $0.status == 403 }.count == 1)
        }
    }

    @Test func `an HTML page is read link by link, and goes on to the next`() async throws {
        try await Replay.run(answers: MadeUpCareersPage.answers) { replay in
            let outcome = try await Program.run(
                ["read", "https://www.orrery-loom.example/careers", "--format", "json"],
                environment: environment(replay))
            #expect(outcome.exitCode == 0, Comment(rawValue: outcome.errors))
            let postings = try #require(try outcome.json["postings"] as? [[String: Any]])
            #expect(postings.compactMap { $0["title"] as? String } == MadeUpCareersPage.titles)
            #expect(try outcome.json["source"] as? String == "html")
            #expect(try outcome.json["company"] as? String == "Orrery Loom")
            #expect(postings[0]["locations"] as? [String] == ["Lisbon, Portugal"])
            #expect((postings[1]["description"] as? String)?.contains("Help people whose looms have stopped") ?? false)
        }
    }

    @Test func `a selector names the postings`() async throws {
        try await Replay.run(answers: MadeUpCareersPage.answers) { replay in
            let outcome = try await Program.run(
                ["read", "https://www.orrery-loom.example/careers", "--selector", "#design .row", "--format", "json"],
                environment: environment(replay))
            let postings = try #require(try outcome.json["postings"] as? [[String: Any]])
            #expect(postings.compactMap { $0["title"] as? String } == ["Designer"])
        }
    }

    @Test func `a site that asks for time gets it`() async throws {
        try await Replay.run(faults: ["host=api.lever.co,path=/v0,status=429,retry-after=2,times=1"]) { replay in
            let outcome = try await Program.run(
                ["read", "https://jobs.lever.co/palantir", "--format", "json"], environment: environment(replay))
            #expect(outcome.exitCode == 0, Comment(rawValue: outcome.errors))
            let asked = try await replay.requests(2) { $0.target.hasPrefix("/v0") }
            #expect(asked.map(\.status) == [429, 200])
            #expect(asked[1].time - asked[0].time >= 2)
        }
    }

    @Test(arguments: [
        ("status=503", 75, "503"), ("drop", 75, "api.lever.co"), ("truncate=4000", 75, "api.lever.co"),
        ("status=403", 77, "403"), ("status=404", 69, "palantir"), ("empty", 0, ""),
    ])
    func `a site in trouble gives a sentence and a code`(fault: String, code: Int, word: String) async throws {
        try await Replay.run(faults: ["host=api.lever.co,path=/v0,\(fault)"]) { replay in
            let outcome = try await Program.run(
                ["read", "https://jobs.lever.co/palantir", "--format", "json"],
                environment: environment(replay, ["SCOUTLY_FETCH_MAX_RETRIES": "0"]))
            #expect(outcome.exitCode == code, Comment(rawValue: outcome.errors))
            #expect(word.isEmpty || outcome.errors.contains(word))
            #expect(outcome.errors.split(separator: "\n").count <= 1)
        }
    }

    @Test func `an answer that ends in the middle is named as such`() async throws {
        let cut = MadeUpAnswer("api.lever.co", "/v0/postings/cut-short", #"[{"id": "1", "text": "Ni"#)
        try await Replay.run(answers: [cut]) { replay in
            let outcome = try await Program.run(
                ["read", "https://jobs.lever.co/cut-short"], environment: environment(replay))
            #expect(outcome.exitCode == 76)
            #expect(outcome.errors.contains("https://api.lever.co/v0/postings/cut-short"))
            #expect(outcome.errors.contains("not whole JSON"))
        }
    }

    @Test func `a second run asks only whether anything changed`() async throws {
        try await Replay.run { replay in
            var outputs: [String] = []
            for _ in 1...2 {
                let outcome = try await Program.run(
                    ["read", "https://jobs.ashbyhq.com/alan", "--format", "json"], environment: environment(replay))
                outputs.append(outcome.output)
            }
            #expect(outputs[0] == outputs[1])
            let boards = try await replay.requests(2) { $0.target.hasPrefix("/posting-api") }
            #expect(boards.map(\.status) == [200, 304])
            #expect(boards.map(\.conditional) == [false, true])
        }
    }
}
