import Foundation
import Logging
import Synchronization
import Telemetry

/// Gathers lines of a log where a test can read them.
final class Lines: Sendable {
    private let lines = Mutex<[String]>([])

    var all: [String] { lines.withLock { $0 } }
    var last: String { all.last ?? "" }

    /// A logger that writes here, always at 2026-11-23T16:52:01.250Z.
    func logger(
        _ format: LogFormat, level: Logger.Level = .info, usesColor: Bool = false,
        provider: Logger.MetadataProvider? = nil
    ) -> Logger {
        let sink = LogSink { line in self.lines.withLock { $0.append(line) } }
        return Logger(label: "scoutly") { label in
            format.handler(
                label: label, level: level, usesColor: usesColor, sink: sink, metadataProvider: provider,
                now: { Date(timeIntervalSince1970: 1_795_452_721.25) })
        }
    }
}
