import Foundation

/// A failure that may pass, and how long the host asks to be left alone for it.
struct Trouble: Error, Sendable {
    var reason: String
    var after: Duration?
    var status: Int?
    var body: [UInt8] = []

    init(reason: String) {
        self.reason = reason
    }

    init(_ answer: Answer, now: Date) {
        reason = answer.status == 429 ? "answered 429 (too many requests)" : "answered \(answer.status)"
        after = answer.headers["retry-after"].flatMap { RetryAfter.delay($0, now: now) }
        status = answer.status
        body = answer.body
    }

    func error(_ url: URL, attempts: Int) -> FetchError {
        var sentence = reason
        if attempts == 2 { sentence += ", also after another try" }
        if attempts > 2 { sentence += ", also after \(attempts - 1) more tries" }
        if let after { sentence += "; it asks to be left alone for \(after.inWords)" }
        return FetchError(.unavailable(after: after), url, sentence, status: status, body: body)
    }
}
