import ArgumentParser

/// `scoutly ai`
struct AICommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ai", abstract: "See what models cost and wait for, and keep the keys for them.",
        discussion: """
            Set SCOUTLY_AI_PROVIDER to gemini, openai or anthropic, and the best matches are analysed by a model, within \
            its limits and your budget. Without it everything works by local rules. docs/ai.md tells the rest.
            """,
        subcommands: [AIUsage.self, AIStatus.self, AIKey.self], defaultSubcommand: AIStatus.self)
}
