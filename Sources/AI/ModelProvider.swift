/// A service that answers questions with a language model.
public protocol ModelProvider: Sendable {
    /// Sends one request, exactly one, so that whoever counts requests can count calls of this.
    ///
    /// Throws `ModelError`, or `CancellationError` when the caller's task is cancelled; the request ends with it.
    func reply(to request: ModelRequest) async throws -> ModelReply
}

/// What the rest of the program asks with: a provider's `reply`, and around it what reserves, settles and records.
public typealias Ask = @Sendable (ModelRequest) async throws -> ModelReply
