public import Foundation

/// How a provider is reached.
public struct ProviderSettings: Sendable {
    /// The three ways to talk that we know.
    public enum Kind: String, Sendable, Hashable, CaseIterable, Codable {
        case gemini, openai, anthropic

        var baseURL: String {
            switch self {
            case .gemini: "https://generativelanguage.googleapis.com/v1beta"
            case .openai: "https://api.openai.com/v1"
            case .anthropic: "https://api.anthropic.com/v1"
            }
        }
    }

    public var kind: Kind
    /// The address before `/chat/completions`, `/messages` or `/models`.
    public let baseURL: URL
    /// Nil for a server that wants none.
    public var key: Secret?
    /// The answer comes piece by piece, so that a stalled connection is noticed between two of them.
    public var streams: Bool
    /// Members laid over each request: `{"reasoning_effort": "low"}`,
    /// `{"generationConfig": {"thinkingConfig": {"thinkingBudget": 0}}}`.
    public var extra: JSON
    public var patience: Patience
    /// An answer with more bytes is not read.
    public var maxBytes: Int

    /// Throws `ProviderAddress.Refusal` when requests, and the key with them, should not go to the base URL.
    public init(
        _ kind: Kind, key: Secret?, baseURL: URL? = nil, streams: Bool = true, extra: JSON = .object([]),
        patience: Patience = Patience(), maxBytes: Int = 8 << 20
    ) throws {
        self.kind = kind
        self.baseURL = try ProviderAddress.checked(baseURL, orDefaultOf: kind)
        self.key = key
        self.streams = streams
        self.extra = extra
        self.patience = patience
        self.maxBytes = maxBytes
    }
}
