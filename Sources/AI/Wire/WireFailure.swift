import Domain
import Foundation

/// Turns what went wrong with a call into what its caller can do about it.
struct WireFailure<Format: WireFormat> {
    var settings: ProviderSettings
    var clock: ProviderClock
    var request: ModelRequest
    var traits: WireTraits

    func error(for trouble: HTTPTrouble) -> ModelError {
        switch trouble {
        case .unreachable(let reason): ModelError(.unreachable, shown("\(host) \(reason)"))
        case .unusable(let reason): ModelError(.unusable, shown("\(host) \(reason)"))
        case .status(let head, let body): error(for: head, WireRefusal(body))
        }
    }

    /// For an error that came inside an answer, after a status of success. `usage`: what had been counted by then.
    func error(inStream json: JSON, usage: TokenUsage?) -> ModelError {
        let refusal = WireRefusal(json)
        let kind = Format.failure(nil, refusal) ?? .overloaded(after: nil)
        return ModelError(
            kind, shown("\(Format.name) broke off its answer\(told(refusal))"),
            usage: usage ?? TokenUsage(input: 0, output: 0))
    }

    private func error(for head: HTTPHead, _ refusal: WireRefusal) -> ModelError {
        let kind = kind(of: head, refusal)
        return ModelError(kind, shown(sentence(kind, head.status, refusal)), status: head.status)
    }

    private func kind(of head: HTTPHead, _ refusal: WireRefusal) -> ModelError.Kind {
        if let kind = Format.failure(head, refusal) { return limited(kind, head, refusal) }
        let part = WireDecline.part(
            status: head.status, refusal, traits: traits, request: request, loose: Format.looseOutput)
        if let part { return .declined(part) }
        switch head.status {
        case 401, 403: return .unauthorized
        case 402: return .outOfCredit
        case 404 where refusal.json != nil: return .unknownModel
        case 408, 425: return .unreachable
        case 413: return .tooLong
        case 429: return limited(.rateLimited(RateLimit()), head, refusal)
        case 409, 500...: return limited(.overloaded(after: nil), head, refusal)
        default: return .invalidRequest
        }
    }

    /// With the time that the headers and the body tell.
    private func limited(_ kind: ModelError.Kind, _ head: HTTPHead, _ refusal: WireRefusal) -> ModelError.Kind {
        let delay = RetryHint.delay(in: head, now: clock.now())
        switch kind {
        case .rateLimited:
            var limit = Format.limit(in: head, refusal, clock: clock)
            if let delay { limit.until = max(clock.now().adding(delay), limit.until ?? clock.now()) }
            return .rateLimited(limit)
        case .overloaded: return .overloaded(after: delay)
        default: return kind
        }
    }

    private func sentence(_ kind: ModelError.Kind, _ status: Int, _ refusal: WireRefusal) -> String {
        switch kind {
        case .unauthorized: "\(host) does not accept the key for this (\(status))\(told(refusal))"
        case .unknownModel: "\(host) has no model “\(request.model)”\(told(refusal))"
        case .outOfCredit: "\(host): the credit or plan of the key is used up (\(status))\(told(refusal))"
        case .rateLimited: "\(host) was asked too often\(told(refusal))"
        case .tooLong: "the request is longer than \(request.model) can read\(told(refusal))"
        case .declined(let part): "\(host) does not take the request's \(part.rawValue)\(told(refusal))"
        case .invalidRequest where (300...399).contains(status):
            "\(host) sends elsewhere (\(status)): set its real address as the base URL"
        case .invalidRequest where status == 404: "\(host) answered 404: is the base URL right?"
        default: "\(host) answered \(status)\(told(refusal))"
        }
    }

    private func told(_ refusal: WireRefusal) -> String { refusal.message.isEmpty ? "" : ": \(refusal.message)" }
    private var host: String { settings.baseURL.host(percentEncoded: false) ?? Format.name }
    /// A server may repeat what it was sent.
    private func shown(_ reason: String) -> String { settings.key?.redacted(from: reason) ?? reason }
}
