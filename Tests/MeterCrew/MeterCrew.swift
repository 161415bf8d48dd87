import Foundation

/// Processes for tests that count:
///
///     meter-crew provider [calm|stormy]
///     meter-crew work sqlite|postgres PLACE PORT JOBS WINDOW REQUESTS TOKENS CALLS TIMEOUT
///
/// The provider prints its port, and counts until it is killed. A worker ends when all jobs have an answer; times are in
/// seconds.
@main
struct MeterCrew {
    static func main() async throws {
        let words = Array(CommandLine.arguments.dropFirst())
        switch words.first {
        case "provider":
            try Provider(isStormy: words.last == "stormy").serve()
        case "work" where words.count == 10:
            let numbers = words[3...].compactMap(Double.init)
            guard numbers.count == 7 else { fallthrough }
            try await Crew(engine: words[1], place: words[2], numbers: numbers).work()
        default:
            FileHandle.standardError.write(Data("usage: meter-crew provider|work …\n".utf8))
            exit(64)
        }
    }
}
