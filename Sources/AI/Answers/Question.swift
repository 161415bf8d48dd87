import Domain

/// Asks a model until there is an answer of the schema: one request as a rule, one more to mend a bad answer.
///
/// Each request goes through `ask`, so that it is reserved and recorded as any other.
public struct Question: Sendable {
    /// A server teaches what it does not take in so many refused requests at most.
    static let mostDeclines = 5
    /// What is shown to the model of its bad answer.
    static let longestShown = 16_000

    public var request: ModelRequest
    /// Domain names that may stand in the answer, since they stand for a name there: `booking.com`.
    public var allowedDomains: Set<String>

    public init(_ request: ModelRequest, allowedDomains: Set<String> = []) {
        self.request = request
        self.allowedDomains = allowedDomains
    }

    /// Throws what `ask` throws, and `ModelError` of kind `malformed` when the second answer is no better.
    ///
    /// `onRepair` is told what was wrong with the first.
    public func answer(
        by ask: Ask, onRepair: @Sendable ([String]) -> Void = { _ in }
    ) async throws -> ModelAnswer {
        let first = try await reply(to: request, by: ask)
        switch read(first) {
        case .success(let answer): return answer
        case .failure(let bad):
            onRepair(bad.problems)
            var second = request
            second.turns += [
                .init(.model, first.text.isEmpty ? "(nothing)" : String(first.text.prefix(Self.longestShown))),
                .init(.user, Self.correction(of: bad.problems)),
            ]
            let reply = try await reply(to: second, by: ask)
            switch read(reply) {
            case .success(var answer):
                answer.replies = [first, reply]
                return answer
            case .failure(let bad):
                let usage = [first.usage, reply.usage].total
                throw ModelError(
                    .malformed, "the model's answer is not what was asked for: \(bad.problems.joined(separator: "; "))",
                    usage: usage)
            }
        }
    }

    /// Again, without what the server does not take, as long as it teaches something new.
    private func reply(to request: ModelRequest, by ask: Ask) async throws -> ModelReply {
        for _ in 0..<Self.mostDeclines {
            do {
                return try await ask(request)
            } catch let error as ModelError {
                guard case .declined = error.kind else { throw error }
            }
        }
        return try await ask(request)
    }

    private func read(_ reply: ModelReply) -> Result<ModelAnswer, BadAnswer> {
        guard let reading = NearJSON.read(reply.text) else {
            return .failure(BadAnswer(problems: ["there is no JSON object in it"]))
        }
        switch request.schema.conforming(reading.value) {
        case .success(let value):
            var links = LinkFilter(allowing: allowedDomains)
            let clean = links.cleaned(value)
            return .success(
                ModelAnswer(value: clean, replies: [reply], repairs: reading.repairs, removedLinks: links.removed))
        case .failure(let nonconforming):
            return .failure(BadAnswer(problems: nonconforming.problems.map(\.description)))
        }
    }

    private static func correction(of problems: [String]) -> String {
        """
        That is not the JSON object that was asked for:
        \(problems.map { "- \($0)" }.joined(separator: "\n"))
        Write the whole object again with this put right, and nothing else.
        """
    }
}

/// Why an answer cannot be used, in words for the model.
private struct BadAnswer: Error {
    var problems: [String]
}
