import Domain
import Foundation

/// A provider that is reached over HTTP in a format.
struct WireProvider<Format: WireFormat>: ModelProvider {
    private let settings: ProviderSettings
    private let connection: ModelConnection
    private let clock: ProviderClock
    private let learned: LearnedTraits

    init(settings: ProviderSettings, connection: ModelConnection, clock: ProviderClock) {
        self.settings = settings
        self.connection = connection
        self.clock = clock
        learned = LearnedTraits(first: Format.firstTraits(of: settings))
    }

    func reply(to request: ModelRequest) async throws -> ModelReply {
        let traits = learned[request.model]
        let failure = WireFailure<Format>(settings: settings, clock: clock, request: request, traits: traits)
        let call = HTTPCall(
            try Format.path(for: request, streams: settings.streams), of: settings,
            headers: Format.headers(key: settings.key),
            body: Format.body(for: request, traits: traits, streams: settings.streams), streams: settings.streams,
            timeout: request.timeout)
        let start = clock.elapsed()
        do {
            let parts = try await connection.send(call) { head, body in
                var draft = Format.Draft()
                if head.isEventStream {
                    try await Self.read(&body, longest: call.maxBytes, into: &draft)
                } else {
                    draft.add(body: try Self.json(try await body.whole()))
                }
                return draft.parts
            }
            if let error = parts.error { throw failure.error(inStream: error, usage: parts.usage) }
            return try reply(to: request, parts, latency: clock.elapsed() - start)
        } catch let trouble as HTTPTrouble {
            let error = failure.error(for: trouble)
            if case .declined(let part) = error.kind, let other = traits.without(part) {
                learned.learn(other, for: request.model, insteadOf: traits)
            }
            throw error
        }
    }

    private static func read(_ body: inout HTTPBody, longest: Int, into draft: inout Format.Draft) async throws {
        var stream = ServerSentEvents(longest: longest)
        while !draft.isFinished, let piece = try await body.next() {
            for event in try stream.read(piece) { add(event, to: &draft) }
        }
        if !draft.isFinished, let event = stream.finish() { add(event, to: &draft) }
        // Closing with a few bytes still to come would cost the connection.
        if draft.isFinished { while try await body.next() != nil {} }
    }

    private static func add(_ event: ServerSentEvents.Event, to draft: inout Format.Draft) {
        if let json = JSON(parsing: event.data.utf8) {
            draft.add(event: json, named: event.name)
        } else {
            draft.add(event: .string(event.data), named: event.name)
        }
    }

    private static func json(_ body: [UInt8]) throws(HTTPTrouble) -> JSON {
        guard let json = JSON(parsing: body) else { throw .unusable("sent what is no JSON") }
        return json
    }

    private func reply(to request: ModelRequest, _ parts: ReplyParts, latency: Duration) throws(ModelError)
        -> ModelReply
    {
        let usage = parts.usage ?? TokenEstimate.usage(of: request, answer: parts.text)
        func stopped(_ kind: ModelError.Kind, _ reason: String) -> ModelError {
            ModelError(kind, settings.key?.redacted(from: reason) ?? reason, usage: usage)
        }
        switch parts.stop {
        case nil: throw stopped(.unreachable, "\(Format.name) ended its answer before it was complete")
        case .truncated: throw stopped(.truncated, "the answer did not fit in \(request.maxOutputTokens) tokens")
        case .refused(let reason): throw stopped(.refused, "\(Format.name) does not answer this: \(reason)")
        case .complete, .other:
            var finish = FinishReason.complete
            if case .other(let word) = parts.stop { finish = .other(word) }
            return ModelReply(
                text: parts.text, usage: usage, isUsageEstimated: parts.usage == nil, finish: finish,
                latency: latency, model: parts.model)
        }
    }
}
