extension ProviderSettings {
    /// The provider that these settings describe, on a connection that others may share.
    public func provider(on connection: ModelConnection, clock: ProviderClock = .system) -> any ModelProvider {
        switch kind {
        case .gemini: WireProvider<Gemini>(settings: self, connection: connection, clock: clock)
        case .openai: WireProvider<OpenAI>(settings: self, connection: connection, clock: clock)
        case .anthropic: WireProvider<Anthropic>(settings: self, connection: connection, clock: clock)
        }
    }
}
