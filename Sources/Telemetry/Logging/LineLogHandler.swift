import Foundation
import Logging

/// Gathers what a logger says and hands it to the sink as one line.
struct LineLogHandler: LogHandler {
    var label: String
    var logLevel: Logger.Level
    var metadata: Logger.Metadata = [:]
    var metadataProvider: Logger.MetadataProvider?
    var sink: LogSink
    var now: @Sendable () -> Date
    var render: @Sendable (LogLine) -> String

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// Of the same key, what was said at the call counts before the provider's, and that before the logger's own.
    func log(event: LogEvent) {
        var all = metadata
        if let provided = metadataProvider?.get() { all.merge(provided) { _, new in new } }
        if let own = event.metadata { all.merge(own) { _, new in new } }
        let line = LogLine(
            date: now(), level: event.level, label: label, message: event.message.description, metadata: all,
            error: event.error.map { "\($0)" })
        sink.take(render(line))
    }
}
