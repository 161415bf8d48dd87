import Domain
import Foundation

/// Holds the hours that a posting asks to share against those of the candidate's own time zone.
struct TimeZoneRule: Sendable {
    /// Seconds from UTC; nil when the profile does not say where the candidate lives.
    private let offset: Int?
    private let most: Double?
    private let now: Date

    init(_ profile: Profile, now: Date) {
        offset = profile.residence?.timeZone.flatMap { TimeZone(identifier: $0)?.secondsFromGMT(for: now) }
        most = profile.maximumHoursApart
        self.now = now
    }

    /// Only hours that the text names count: where a company sits says little about when it works.
    func ruling(_ facts: PostingFacts, _ quote: Quote) -> Ruling {
        guard let span = facts.timeZone, let offset else { return Ruling() }
        let words = quote.sentence(span)
        guard let apart = StatedHours(words, now: now).hoursApart(from: offset) else { return Ruling() }
        let hours = apart.formatted(.number.precision(.fractionLength(0...1)).locale(Locale(identifier: "en")))
        if let most, apart > most {
            return .breaks(.timeZone, "Its hours are \(hours) hours from yours", quote: words)
        }
        guard apart > 3 else { return Ruling() }
        return Ruling(
            considerations: [Finding("Its hours are \(hours) hours from yours", quote: words)],
            factor: apart > 6 ? 0.8 : 0.95)
    }
}
