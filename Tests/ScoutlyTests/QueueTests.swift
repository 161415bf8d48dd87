import Foundation
import TestSupport
import Testing

/// The commands about the queue, run as a person would.
struct QueueTests {
    @Test func `jobs are listed, shown, cancelled, retried and deleted`() async throws {
        try await Place.run { place in
            _ = try await place.scoutly("import", "companies", try place.file("companies.csv", Place.companies))
            let listed = try await place.scoutly("queue", "list", "--format", "json")
            let jobs = try #require(
                try JSONSerialization.jsonObject(with: Data(listed.output.utf8)) as? [[String: Any]])
            #expect(jobs.count == 2)
            let id = try #require(jobs.first?["id"] as? Int)

            let cancelled = try await place.scoutly("queue", "cancel", "\(id)")
            #expect(cancelled.output == "1 job cancelled.\n")
            let again = try await place.scoutly("queue", "cancel", "\(id)")
            #expect(again.exitCode == 66)
            let shown = try await place.scoutly("queue", "show", "\(id)", "--format", "json")
            #expect(try shown.json["state"] as? String == "cancelled")
            let retried = try await place.scoutly("queue", "retry", "--all")
            #expect(retried.output == "1 job queued again.\n")
            _ = try await place.scoutly("queue", "cancel", "--all", "--kind", "scrape")
            let status = try await place.scoutly("queue", "status", "--format", "json")
            let kinds = try #require(try status.json["kinds"] as? [[String: Any]])
            #expect(kinds.first?["jobs"] as? [String: Int] == ["cancelled": 2])
            let pruned = try await place.scoutly("queue", "prune", "--keep-done", "0")
            #expect(pruned.output == "2 jobs deleted.\n")
            let missing = try await place.scoutly("queue", "show", "\(id)")
            #expect(missing.exitCode == 66 && missing.errors.contains("there is no job \(id)"))
        }
    }

    @Test func `a kind is paused, limited and resumed, and a word that is no kind is refused`() async throws {
        try await Place.run { place in
            _ = try await place.scoutly("queue", "pause", "scrape")
            _ = try await place.scoutly("queue", "limit", "scrape", "--most", "2")
            let status = try await place.scoutly("queue")
            #expect(status.output.contains("paused, at most 2 at once"))
            _ = try await place.scoutly("queue", "resume", "scrape")
            let resumed = try await place.scoutly("queue")
            #expect(!resumed.output.contains("paused"))
            let slip = try await place.scoutly("queue", "pause", "scraping")
            #expect(slip.exitCode == 64 && slip.errors.contains("“scraping”"))
        }
    }

    @Test func `producers of many processes at once queue each company once`() async throws {
        try await Place.run { place in
            _ = try await place.scoutly("import", "companies", try place.file("companies.csv", Place.companies))
            _ = try await place.scoutly("queue", "cancel", "--all")
            let queued = try await withThrowingTaskGroup { group in
                for _ in 0..<6 {
                    group.addTask {
                        let outcome = try await place.scoutly("enqueue", "--format", "json")
                        return try outcome.json["queued"] as? Int ?? 0
                    }
                }
                return try await group.reduce(0, +)
            }
            #expect(queued == 2)
        }
    }
}
