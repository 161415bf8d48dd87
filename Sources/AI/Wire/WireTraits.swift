/// What a server takes of what could be sent to it.
struct WireTraits: Sendable, Equatable {
    /// By which means the answer gets its shape, from the best to one that always works.
    enum Output: Sendable { case schema, loose, prompt }

    var output = Output.schema
    var sendsTemperature = true
    /// `max_completion_tokens`, as OpenAI's newer models want it, instead of `max_tokens`.
    var hasNewTokenLimitName = false
    var mayRenameTokenLimit = true
    var sendsStreamOptions = true
    var hasSystemMessage = true

    /// What is sent instead when a part is not taken; nil when there is nothing else.
    func without(_ part: RequestPart) -> WireTraits? {
        var traits = self
        switch part {
        case .schema where output == .schema: traits.output = .loose
        case .jsonMode where output == .loose, .forcedTool where output == .loose: traits.output = .prompt
        case .temperature where sendsTemperature: traits.sendsTemperature = false
        case .tokenLimitName where mayRenameTokenLimit:
            traits.hasNewTokenLimitName.toggle()
            traits.mayRenameTokenLimit = false
        case .streamOptions where sendsStreamOptions: traits.sendsStreamOptions = false
        case .systemMessage where hasSystemMessage: traits.hasSystemMessage = false
        default: return nil
        }
        return traits
    }
}
