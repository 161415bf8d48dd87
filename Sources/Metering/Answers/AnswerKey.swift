public import Domain

/// All that an answer depends on; what is equal in it need not be asked twice.
public struct AnswerKey: Sendable, Hashable {
    /// Of the candidate's CV and conditions, as far as the prompt shows them.
    public var profile: ContentHash
    /// Of the posting's text.
    public var posting: ContentHash
    /// The prompt's name and version: "analysis-3".
    public var prompt: String
    /// As `provider/model`.
    public var model: String

    public init(profile: ContentHash, posting: ContentHash, prompt: String, model: String) {
        self.profile = profile
        self.posting = posting
        self.prompt = prompt
        self.model = model
    }
}
