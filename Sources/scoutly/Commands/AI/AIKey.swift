public import AI
public import ArgumentParser
import Foundation

/// `scoutly ai key`
struct AIKey: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key", abstract: "Keep the key for a provider in the database, sealed.",
        discussion: """
            It is sealed (AES-GCM) with a master key in the data directory, which only you can read: whoever has the \
            database alone cannot open it.
            """,
        subcommands: [Set.self, Remove.self])

    /// `scoutly ai key set`
    struct Set: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "set", abstract: "Read a key from standard input and keep it, in the place of an earlier one.")

        @Argument(help: "gemini, openai or anthropic.")
        var provider: ProviderSettings.Kind

        func run() async throws {
            if isatty(STDIN_FILENO) == 1 { Console.note("Paste the key and press Return:") }
            guard let line = readLine(strippingNewline: true)?.trimmingCharacters(in: .whitespaces), !line.isEmpty
            else {
                throw Failure(
                    .usage, "there is no key on standard input; pipe it in: scoutly ai key set \(provider) < FILE")
            }
            guard line.utf8.count <= 4_096, line.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
                throw Failure(.badData, "that is no key: one line of visible ASCII characters is")
            }
            let provider = provider
            try await Installation.with { try await SealedKeys($0).save(Secret(line), for: provider) }
            try Console.output("The key for \(provider) is kept.\n")
        }
    }

    /// `scoutly ai key remove`
    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "remove", abstract: "Forget a key.")

        @Argument(help: "gemini, openai or anthropic.")
        var provider: ProviderSettings.Kind

        func run() async throws {
            let provider = provider
            let isGone = try await Installation.with { try await SealedKeys($0).remove(provider) }
            try Console.output(
                isGone ? "The key for \(provider) is forgotten.\n" : "There was no key for \(provider).\n")
        }
    }
}

extension ProviderSettings.Kind: ExpressibleByArgument {}
