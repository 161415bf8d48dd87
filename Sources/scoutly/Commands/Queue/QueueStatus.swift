import ArgumentParser
import Database
import Foundation
import Jobs

/// `scoutly queue status`
struct QueueStatus: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Count the jobs by kind and state.")

    @OptionGroup var list: ListOptions

    private struct Answer: Encodable {
        struct Kind: Encodable {
            let kind: String
            let paused: Bool
            let mostRunning: Int?
            let jobs: [String: Int]
            /// Of the oldest that waits for a worker.
            let waitingSeconds: Double
        }

        let kinds: [Kind]
    }

    func run() async throws {
        try await Installation.with { installation in
            let now = Date()
            let (counts, controls) = try await installation.database.read { tx in
                (try QueueView().counts(in: tx), try KindControl.all(in: tx))
            }
            let control = Dictionary(uniqueKeysWithValues: controls.map { ($0.kind, $0) })
            let kinds = Set(counts.map(\.kind)).union(controls.map(\.kind)).sorted().map { kind in
                let own = counts.filter { $0.kind == kind }
                let waiting = own.filter { $0.state == .ready || $0.state == .blocked }.map(\.oldest).min()
                return Answer.Kind(
                    kind: kind, paused: control[kind]?.isPaused ?? false, mostRunning: control[kind]?.mostRunning,
                    jobs: Dictionary(uniqueKeysWithValues: own.map { ($0.state.rawValue, $0.jobs) }),
                    waitingSeconds: waiting.map { max(0, now.timeIntervalSince($0)) } ?? 0)
            }
            try list.show(Answer(kinds: kinds)) { Self.table(kinds) }
        }
    }

    private static func table(_ kinds: [Answer.Kind]) -> String {
        if kinds.isEmpty { return "The queue is empty.\n" }
        var table = TextTable(
            [.init("KIND")] + JobState.allCases.map { .init($0.rawValue.uppercased(), isNumber: true) }
                + [.init("WAITING", isNumber: true), .init("")])
        for kind in kinds {
            let limit = kind.mostRunning.map { "at most \($0) at once" }
            table.add(
                [kind.kind] + JobState.allCases.map { kind.jobs[$0.rawValue].map(String.init) ?? "-" }
                    + [
                        kind.waitingSeconds > 0 ? TimeText.span(kind.waitingSeconds) : "-",
                        [kind.paused ? "paused" : nil, limit].compactMap(\.self).joined(separator: ", "),
                    ])
        }
        return table.render(width: Console.width)
    }
}
