import ArgumentParser
import Foundation

/// Measures the queue as ratios taken in one run, with settings that survive a power cut.
///
///     jobs-bench --json .build/bench/jobs.json
///     jobs-bench throughput latency
@main
struct JobsBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "jobs-bench", abstract: "Measure the job queue on both engines.",
        subcommands: [Run.self, WorkCommand.self, BareCommand.self], defaultSubcommand: Run.self)

    /// To measure something more, add it here.
    static let sections: [Section] = [.insert, .throughput, .claim, .start, .recovery, .produce, .idle]
}

/// Runs the sections one after another, prints their tables and keeps their figures.
struct Run: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Measure, and print tables.")

    @Argument(help: "Which sections; all when none is named.")
    var names: [String] = []

    @Option(help: "Where to write the figures as JSON.")
    var json: String?

    @Option(help: "A Python that has pgqueuer.")
    var python = ".venv/bin/python"

    @Option(help: "The program that measures pgqueuer.")
    var peer = "scripts/bench_pgqueuer.py"

    func validate() throws {
        let known = JobsBench.sections.map(\.name)
        if let name = names.first(where: { !known.contains($0) }) {
            throw ValidationError("there is no section \"\(name)\" among \(known.joined(separator: ", "))")
        }
    }

    func run() async throws {
        let bench = try await Workbench(peer: Peer(python: python, script: peer))
        var report = Report(machine: try await Machine.measure(bench))
        print(report.machine.text)
        for section in JobsBench.sections where names.isEmpty || names.contains(section.name) {
            FileHandle.standardError.write(Data("bench: \(section.name) …\n".utf8))
            let table = try await section.measure(bench)
            report.tables[section.name] = table
            print("\n\(table.text)")
            fflush(nil)
        }
        if let json { try report.write(to: URL(filePath: json)) }
    }
}
