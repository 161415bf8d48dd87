import Foundation

/// Measures what reading boards costs, for `make bench`.
///
///     boards-bench replies RECORDINGS REPEATS
///     boards-bench sweep BOARDS PORT TRUST_ROOTS
@main
enum BoardsBench {
    static func main() async throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        switch (arguments.first, arguments.count) {
        case ("replies"?, 3):
            guard let repeats = Int(arguments[2]), repeats > 0 else { usage() }
            try await RecordedReplies.run(in: URL(filePath: arguments[1]), repeats: repeats)
        case ("sweep"?, 4):
            guard let port = Int(arguments[2]) else { usage() }
            let boards = try String(contentsOf: URL(filePath: arguments[1]), encoding: .utf8)
            try await Sweep(port: port, trustRoots: arguments[3]).run(boards)
        default: usage()
        }
    }

    private static func usage() -> Never {
        let words = "usage: boards-bench replies RECORDINGS REPEATS | sweep BOARDS PORT TRUST_ROOTS\n"
        FileHandle.standardError.write(Data(words.utf8))
        exit(64)
    }
}
