/// One request to a model.
public struct ModelRequest: Sendable, Hashable {
    /// Something said in the conversation, by us or by the model.
    public struct Turn: Sendable, Hashable {
        public enum Speaker: Sendable, Hashable { case user, model }

        public var speaker: Speaker
        public var text: String

        public init(_ speaker: Speaker, _ text: String) {
            self.speaker = speaker
            self.text = text
        }
    }

    /// As the provider spells it.
    public var model: String
    /// What is the same in all requests of a kind: it goes first, and providers keep it in their cache.
    public var system: String
    /// Begins and ends with the user.
    public var turns: [Turn]
    /// The shape of the answer.
    public var schema: JSONSchema
    /// What the answer is, in letters, digits, `_` and `-`, at most 64: `posting_analysis`.
    public var schemaName: String
    /// What the model writes to itself counts, too, where it thinks.
    public var maxOutputTokens: Int
    /// From 0 (the likeliest word) to 1. Nil leaves it to the provider; some models take none.
    public var temperature: Double?
    /// For all of the request, from the connection to the last byte.
    public var timeout: Duration

    public init(
        model: String, system: String, user: String, schema: JSONSchema, schemaName: String,
        maxOutputTokens: Int = 4_096, temperature: Double? = nil, timeout: Duration = .seconds(120)
    ) {
        self.model = model
        self.system = system
        turns = [Turn(.user, user)]
        self.schema = schema
        self.schemaName = schemaName
        self.maxOutputTokens = maxOutputTokens
        self.temperature = temperature
        self.timeout = timeout
    }

    /// For models that know no schema: the same words for the same schema, so that the provider's cache still holds.
    var systemWithSchema: String {
        let rule = "Answer with one JSON object of this JSON Schema and nothing else, no code fence and no comment:"
        return "\(system)\n\n\(rule)\n\(schema.json(.full).text)"
    }
}
