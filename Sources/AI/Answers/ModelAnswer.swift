public import Domain
import Foundation

/// An answer of the schema that was asked for, and all that it cost.
public struct ModelAnswer: Sendable, Hashable {
    /// Of the schema: each member is there, in its order, within its limits; no string has an address in it.
    public var value: JSON
    /// The replies that it took: one, or two with a repair round.
    public var replies: [ModelReply]
    /// What had to be mended to read it as JSON; empty for exact JSON.
    public var repairs: Set<NearJSON.Repair>
    /// How many addresses were taken out of its strings.
    public var removedLinks: Int

    /// Of all replies together.
    public var usage: TokenUsage { replies.map(\.usage).total }

    /// The value as one of a type whose coding keys are the schema's names.
    public func decoded<Value: Decodable>(as type: Value.Type = Value.self) throws -> Value {
        try JSONDecoder().decode(type, from: Data(value.text.utf8))
    }
}

extension Sequence<TokenUsage> {
    var total: TokenUsage {
        reduce(TokenUsage(input: 0, output: 0)) {
            TokenUsage(
                input: $0.input + $1.input, cachedInput: $0.cachedInput + $1.cachedInput, output: $0.output + $1.output)
        }
    }
}
