import Foundation
import Logging
import Telemetry
import Testing

struct LogSinkTests {
    /// The pipe takes less than is written, and returns at once, so that writes come to be partial.
    @Test(.timeLimit(.minutes(1)), arguments: [false, true])
    func `lines of many threads stay whole`(returnsAtOnce: Bool) async throws {
        let pipe = Pipe()
        let end = pipe.fileHandleForWriting.fileDescriptor
        if returnsAtOnce { #expect(fcntl(end, F_SETFL, O_NONBLOCK) == 0) }
        let logger = Logger(label: "scoutly") { label in
            LogFormat.json.handler(label: label, sink: LogSink(fileDescriptor: end))
        }
        // On a thread of its own: the writers block those that tasks run on.
        async let read = withCheckedContinuation { continuation in
            Thread { continuation.resume(returning: try? pipe.fileHandleForReading.readToEnd()) }.start()
        }
        await withTaskGroup { group in
            for number in 0..<4 {
                group.addTask {
                    for _ in 0..<100 { logger.info("\(number) \(String(repeating: "x", count: 7_000))") }
                }
            }
        }
        try pipe.fileHandleForWriting.close()
        let lines = String(decoding: try #require(await read), as: UTF8.self).split(separator: "\n")
        #expect(lines.count == 400)
        for line in lines {
            #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(line.utf8)) }
        }
    }

    @Test func `a log that nobody reads any more stops nothing`() {
        let sink = LogSink(fileDescriptor: -1)
        Logger(label: "scoutly") { LogFormat.text.handler(label: $0, sink: sink) }.info("said to nobody")
    }
}
