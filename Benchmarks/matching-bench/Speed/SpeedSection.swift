import Domain
import Foundation
import Matching

/// How many stored postings a second are weighed for one candidate on one core, and how soon a new one has its verdict.
///
/// Facts and word counts of a posting are made once, when it is stored, and are not in the first figure; the verdict with
/// its sentences and quotes is.
struct SpeedSection {
    private static let stored = 100_000
    private static let aim = 20_000.0
    private let postings: [(posting: Posting, company: String)]
    private let candidates: [GradedPairs.GradedCandidate]

    init(pairs: GradedPairs, collection: RecordedCollection, count: Int? = nil) {
        candidates = pairs.candidates
        let entries = collection.entries
        // Recorded postings again and again, each read anew, so that none shares its memory with another.
        postings = (0..<(count ?? Self.stored)).map { number in
            let entry = entries[number % entries.count]
            var posting = entry.posting
            posting.id = PostingID("\(number)")
            return (posting, entry.company)
        }
    }

    /// The lines to print, and the figures by name: postings a second and milliseconds.
    func report() -> (text: String, figures: [String: Double]) {
        let matcher = LocalMatcher()
        _ = matcher.read([postings[0].posting])
        var started = ProcessorTime.now
        let read = postings.flatMap { matcher.read([$0.posting], company: $0.company) }
        let reading = ProcessorTime.now - started
        started = ProcessorTime.now
        let statistics = read.reduce(into: CollectionStatistics()) { $0.add($1) }
        let counting = ProcessorTime.now - started

        var lines = [
            "weighing \(read.count) stored postings, processor time of one core",
            "  read once, when they are stored:   \(Self.rate(read.count, reading)) a second",
            "  counted into the statistics:       \(Self.rate(read.count, counting)) a second "
                + "(\(statistics.data.count / 1024) KiB to store)",
        ]
        var rates: [Double] = []
        for candidate in candidates {
            started = ProcessorTime.now
            let prepared = PreparedCandidate(candidate.candidate, among: statistics, now: RankingSection.today)
            let preparing = ProcessorTime.now - started
            started = ProcessorTime.now
            let rejected = read.count { prepared.weigh($0).dealBreaker != nil }
            let weighing = ProcessorTime.now - started
            rates.append(Double(read.count) / weighing)
            lines.append(
                "  \(candidate.name.padding(toLength: 32, withPad: " ", startingAt: 0))   "
                    + "\(Self.rate(read.count, weighing)) a second, prepared in \(Int(preparing * 1e6)) µs, "
                    + "\(100 * rejected / read.count) % rejected")
        }
        let slowest = rates.min() ?? 0
        lines.append(
            "  \(slowest >= Self.aim ? "reached    " : "NOT reached")  the slowest candidate: "
                + "\(Int(slowest)) a second, at least \(Int(Self.aim))")
        let times = latencies(matcher, statistics)
        func percentile(_ share: Double) -> Double { times[Int(share * Double(times.count - 1))] * 1000 }
        lines.append(
            String(
                format: "  a new posting to its verdict:      %.2f ms in the median, %.2f ms at p99, %.2f ms at most",
                percentile(0.5), percentile(0.99), percentile(1)))
        let figures = [
            "read a second": Double(read.count) / reading, "weighed a second, slowest candidate": slowest,
            "new posting to verdict, ms p50": percentile(0.5), "new posting to verdict, ms p99": percentile(0.99),
        ]
        return (lines.joined(separator: "\n"), figures)
    }

    /// From the posting as the adapter gives it to the verdict: read, and weighed for a candidate who is ready.
    private func latencies(_ matcher: LocalMatcher, _ statistics: CollectionStatistics) -> [Double] {
        let prepared = PreparedCandidate(candidates[0].candidate, among: statistics, now: RankingSection.today)
        return postings.prefix(3_000).map { item in
            let started = ProcessorTime.now
            for posting in matcher.read([item.posting], company: item.company) { _ = prepared.weigh(posting) }
            return ProcessorTime.now - started
        }.sorted()
    }

    private static func rate(_ count: Int, _ seconds: Double) -> String {
        String(format: "%8.0f", Double(count) / Swift.max(seconds, 1e-9))
    }
}

/// Seconds that the process has had of a processor: what others do meanwhile does not count.
enum ProcessorTime {
    static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
