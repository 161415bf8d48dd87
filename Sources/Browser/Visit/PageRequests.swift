import Fetch
import Foundation

/// Answers what a page asks for: Chromium holds each request until it is fulfilled with what our own client got.
struct PageRequests: Sendable {
    private enum Outcome {
        case answer(Answer)
        /// With an error of the protocol's (`Network.ErrorReason`).
        case refusal(String)
    }

    let devTools: DevTools
    let log: VisitLog
    let ask: Browser.Ask
    /// The page's own frame.
    let frame: String

    func answer(_ paused: PausedRequest, in session: String?) async {
        if paused.request.method == "OPTIONS" { return fulfil(paused, Self.preflight(paused), in: session) }
        guard ["GET", "POST"].contains(paused.request.method), !BlockedRequests.contains(paused), log.begin() else {
            return fail(paused, "BlockedByClient", in: session)
        }
        let outcome = await outcome(of: paused)
        guard case .answer(let answer) = outcome else {
            log.end(bytes: 0)
            if case .refusal(let reason) = outcome { fail(paused, reason, in: session) }
            return
        }
        fulfil(paused, answer, in: session)
        log.end(bytes: answer.body.count)
    }

    private func outcome(of paused: PausedRequest) async -> Outcome {
        guard let request = request(for: paused) else { return .refusal("BlockedByClient") }
        let isPage = paused.resourceType == "Document" && paused.frameId == frame
        do {
            let answer = try await ask(request)
            if isPage { _ = try answer.response(from: request.url) }
            return .answer(answer)
        } catch {
            if isPage { log.fail(error) }
            guard let error = error as? FetchError else { return .refusal("Aborted") }
            if !isPage, let status = error.status { return .answer(Answer(status: status, body: error.body)) }
            return .refusal(error.kind == .refused ? "AccessDenied" : "Failed")
        }
    }

    private func request(for paused: PausedRequest) -> FetchRequest? {
        guard let address = URL(string: paused.request.url), let url = Self.withoutFragment(address) else { return nil }
        let isPost = paused.request.method == "POST"
        if isPost, paused.request.hasPostData == true, paused.request.postData == nil { return nil }
        let headers = paused.request.headers.filter { name, _ in
            let name = name.lowercased()
            return !Self.ownHeaders.contains(name) && !name.hasPrefix("sec-") && !name.hasPrefix("if-")
        }
        return FetchRequest(
            url, method: isPost ? .post : .get, headers: headers, body: isPost ? paused.request.postData ?? "" : nil,
            pace: .part, followsRedirects: false)
    }

    private static func withoutFragment(_ url: URL) -> URL? {
        var parts = URLComponents(url: url, resolvingAgainstBaseURL: true)
        parts?.fragment = nil
        return parts?.url
    }

    private func fulfil(_ paused: PausedRequest, _ answer: Answer, in session: String?) {
        let headers = answer.headers.filter { !Self.hopHeaders.contains($0.key) }.flatMap { name, value in
            value.split(separator: "\n").map { part -> DevToolsValue in
                ["name": .string(name), "value": .string(String(part))]
            }
        }
        devTools.tell(
            "Fetch.fulfillRequest",
            [
                "requestId": .string(paused.requestId), "responseCode": .integer(answer.status),
                "responseHeaders": .array(headers), "body": .string(Data(answer.body).base64EncodedString()),
            ], in: session)
    }

    private func fail(_ paused: PausedRequest, _ reason: String, in session: String?) {
        devTools.tell(
            "Fetch.failRequest", ["requestId": .string(paused.requestId), "errorReason": .string(reason)], in: session)
    }

    /// Whether a page may ask another host with its own headers is answered with yes, without asking that host: there is
    /// nothing to protect, since nobody is signed in. Whether the page may read the answer is the host's word as always.
    private static func preflight(_ paused: PausedRequest) -> Answer {
        let asked = Dictionary(paused.request.headers.map { ($0.key.lowercased(), $0.value) }) { first, _ in first }
        return Answer(
            status: 204,
            headers: [
                "access-control-allow-origin": asked["origin"] ?? "*",
                "access-control-allow-methods": asked["access-control-request-method"] ?? "GET, POST",
                "access-control-allow-headers": asked["access-control-request-headers"] ?? "*",
                "access-control-allow-credentials": "true",
            ], body: [])
    }

    /// What our client says of itself, or leaves out.
    private static let ownHeaders: Set<String> = [
        "user-agent", "host", "connection", "accept-encoding", "content-length", "te", "upgrade", "keep-alive",
        "upgrade-insecure-requests",
    ]
    /// What was said of the connection or of an encoding that is undone already.
    private static let hopHeaders: Set<String> = [
        "connection", "content-encoding", "content-length", "keep-alive", "transfer-encoding", "trailer", "alt-svc",
        "proxy-authenticate", "upgrade",
    ]
}
