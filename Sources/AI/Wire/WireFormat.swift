/// How one provider writes requests and answers. Pure: bytes in, values out.
protocol WireFormat: Sendable {
    associatedtype Draft: ReplyDraft

    /// For messages to people.
    static var name: String { get }

    static func path(for request: ModelRequest, streams: Bool) throws(ModelError) -> String
    static func headers(key: Secret?) -> [(String, String)]
    static func body(for request: ModelRequest, traits: WireTraits, streams: Bool) -> JSON

    /// What follows from an answer that is no success, or from an error told inside a stream (`head` is nil then).
    /// Nil where the status says all.
    static func failure(_ head: HTTPHead?, _ refusal: WireRefusal) -> ModelError.Kind?
    /// The headers that tell when to ask again, apart from `Retry-After`.
    static func limit(in head: HTTPHead, _ refusal: WireRefusal, clock: ProviderClock) -> RateLimit

    /// What `WireTraits.output` of `.loose` is called here.
    static var looseOutput: RequestPart { get }
    /// What a server of the kind takes that nothing has been learned of.
    static func firstTraits(of settings: ProviderSettings) -> WireTraits
}

/// An answer as it is put together, from one body or from the events of a stream.
protocol ReplyDraft: Sendable {
    init()
    mutating func add(body: JSON)
    mutating func add(event: JSON, named name: String)
    /// The stream said that it is over, before its connection is.
    var isFinished: Bool { get }
    var parts: ReplyParts { get }
}
