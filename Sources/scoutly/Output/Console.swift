import Foundation
import Synchronization

/// The terminal: results on standard output, everything else on standard error.
enum Console {
    static let errorIsTerminal = isatty(STDERR_FILENO) == 1
    static let outputIsTerminal = isatty(STDOUT_FILENO) == 1
    /// https://no-color.org
    static let usesColor =
        outputIsTerminal && (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty
        && ProcessInfo.processInfo.environment["TERM"] != "dumb"

    /// The columns that a table may have: the terminal's, `COLUMNS`, or 100.
    static var width: Int {
        var size = winsize()
        if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
        return ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) } ?? 100
    }

    private static let progressLine = Mutex("")

    /// Replaces the line of progress; only where a person watches.
    static func progress(_ line: String) {
        guard errorIsTerminal else { return }
        progressLine.withLock { shown in
            let line = TerminalText.cut(line, to: width - 1)
            guard line != shown else { return }
            shown = line
            writeError("\r\u{1B}[K\(line)")
        }
    }

    static func endProgress() {
        progressLine.withLock { shown in
            if !shown.isEmpty { writeError("\r\u{1B}[K") }
            shown = ""
        }
    }

    static func warning(_ sentence: String) {
        endProgress()
        writeError("warning: \(sentence)\n")
    }

    static func note(_ sentence: String) {
        endProgress()
        writeError("\(sentence)\n")
    }

    static func error(_ sentence: String) {
        endProgress()
        writeError("scoutly: \(sentence)\n")
    }

    /// - Throws: `Failure` when there is no room for it, or nobody to take it.
    static func output(_ text: String) throws {
        endProgress()
        do {
            try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
        } catch {
            throw Failure(.outputError, "the result could not be written: \(String(cString: strerror(errno)))")
        }
    }

    /// Leaves no half line of progress behind when the person stops the program.
    static func clearProgressWhenInterrupted() {
        guard errorIsTerminal else { return }
        signal(SIGINT) { number in
            let clear: StaticString = "\r\u{1B}[K"
            _ = write(STDERR_FILENO, clear.utf8Start, clear.utf8CodeUnitCount)
            signal(number, SIG_DFL)
            raise(number)
        }
    }

    /// Where even errors cannot be written, nothing can be said.
    private static func writeError(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }
}
