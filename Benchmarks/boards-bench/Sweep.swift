import Boards
import Domain
import Fetch
import Foundation

/// Reads one board after the other as `scoutly` does, from a server on this machine: the polite client with robots.txt and
/// TLS, detection, adapters. Only the gap between requests is gone.
struct Sweep {
    /// Where every host is reached, on 127.0.0.1.
    var port: Int
    /// A file of trust roots beside the system's.
    var trustRoots: String

    /// What is printed, as JSON. Seconds and CPU are those of the sweep, without the start of the program.
    private struct Outcome: Encodable {
        var seconds: Double
        var cpuSeconds: Double
        /// Of the whole process.
        var peakBytes: Int
        /// For each board.
        var postings: [Int]
        /// How many postings have a text.
        var texts: Int
    }

    /// - Parameter boards: a line for each: system, token and careers page, apart by tabs.
    func run(_ boards: String) async throws {
        let pages = boards.split(separator: "\n").compactMap { $0.split(separator: "\t").last }
            .compactMap { URL(string: String($0)) }
        let clock = ContinuousClock()
        let started = clock.now
        let cpu = Cost.cpuSeconds
        let client = try PoliteClient(settings: settings())
        // The lists are what is recorded: a posting without a text there is taken for one that is known.
        let reader = CareersReader(reader: Reader(fetch: client.fetch, knows: { _ in true }))
        var postings: [Int] = []
        var texts = 0
        for page in pages {
            let reading = try await reader.read(page)
            postings.append(reading.postings.count)
            texts += reading.postings.count { !$0.description.isEmpty }
        }
        await client.shutdown()
        let outcome = Outcome(
            seconds: (clock.now - started) / .seconds(1), cpuSeconds: Cost.cpuSeconds - cpu,
            peakBytes: Cost.peakMemory, postings: postings, texts: texts)
        print(String(decoding: try JSONEncoder().encode(outcome), as: UTF8.self))
    }

    private func settings() throws -> FetchSettings {
        var settings = FetchSettings()
        settings.connectTo = try [ConnectToRule("*:443:127.0.0.1:\(port)")]
        settings.allowPrivate = try [CIDR("127.0.0.1/32")]
        settings.caFile = trustRoots
        (settings.apiGap, settings.pageGap) = (.zero, .zero)
        return settings
    }
}
