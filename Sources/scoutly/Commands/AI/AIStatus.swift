import AI
import ArgumentParser
import Database
import Domain
import Foundation
import Metering

/// `scoutly ai status`
struct AIStatus: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Tell which models are set up, and which of them have to wait.")

    @OptionGroup var list: ListOptions

    private struct Record: Encodable {
        struct Gate: Encodable {
            let provider, model: String
            let closedUntil: Date?
            let failuresInRow, waiting, open: Int
        }

        let provider: String?
        let models: [String]
        let gates: [Gate]
    }

    func run() async throws {
        try await Installation.with { installation in
            let ai = installation.settings.ai
            let now = Date()
            let gates = try await installation.database.read { try GateStatus.list(in: $0, now: now) }
            let record = Record(
                provider: ai?.kind.rawValue, models: ai?.models ?? [],
                gates: gates.map {
                    .init(
                        provider: $0.access.provider, model: $0.access.model, closedUntil: $0.closedUntil,
                        failuresInRow: $0.failuresInRow, waiting: $0.waiting, open: $0.open)
                })
            try list.show(record) { Self.text(ai, gates, now: now) }
        }
    }

    private static func text(_ ai: AISettings?, _ gates: [GateStatus], now: Date) -> String {
        let setUp =
            ai.map { "Matches are analysed by \($0.models.joined(separator: ", then ")) (\($0.kind.rawValue)).\n" }
            ?? "No model is set up: matches are ranked by local rules alone. docs/ai.md tells how to set one up.\n"
        if gates.isEmpty { return setUp }
        var table = TextTable([
            .init("MODEL"), .init("STATE"), .init("UNDER WAY", isNumber: true), .init("WAITING", isNumber: true),
        ])
        for gate in gates {
            let state =
                if let end = gate.closedUntil, end > now {
                    "closed, opens \(TimeText.relative(end, now: now))"
                } else {
                    gate.failuresInRow > 0 ? "failed \(gate.failuresInRow)×" : "open"
                }
            table.add(["\(gate.access.provider)/\(gate.access.model)", state, "\(gate.open)", "\(gate.waiting)"])
        }
        return setUp + table.render(width: Console.width)
    }
}
