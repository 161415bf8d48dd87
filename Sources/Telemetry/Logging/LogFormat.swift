public import Foundation
public import Logging

/// How the program's log is written: for people or for programs that read logs.
public enum LogFormat: String, Sendable, CaseIterable {
    /// `2026-11-23T16:52:01Z info  job done kind=scrape job=12 attempt=1 took=1.2s`
    case text
    /// One JSON object a line: ts, level, label, message, and metadata and error where there are some.
    case json

    /// What swift-log's `LoggingSystem.bootstrap` is to be given, or one `Logger` of a test.
    /// - Parameters:
    ///   - usesColor: only for `text`, and only where a terminal shows it.
    ///   - now: the wall clock, but for tests.
    public func handler(
        label: String, level: Logger.Level = .info, usesColor: Bool = false, sink: LogSink = .standardError,
        metadataProvider: Logger.MetadataProvider? = nil, now: @escaping @Sendable () -> Date = { Date() }
    ) -> any LogHandler {
        LineLogHandler(
            label: label, logLevel: level, metadataProvider: metadataProvider, sink: sink, now: now
        ) { line in
            switch self {
            case .text: TextLogLine.render(line, usesColor: usesColor)
            case .json: JSONLogLine.render(line)
            }
        }
    }
}
