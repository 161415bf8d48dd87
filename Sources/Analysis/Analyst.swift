public import Domain
import Foundation

/// Turns a model's answer into matches: looks for each quote in the posting, applies the caps, and adds up. The same answer
/// always gives the same match, and nothing that the model says goes further than the rules here let it.
public struct Analyst: Sendable {
    /// What the rules know of a posting, beside what the model says.
    public struct Background: Sendable, Hashable {
        /// What local rules made of it; never one with a deal-breaker.
        public var local: Match
        /// Of the posting and the candidate, where it is clear.
        public var wanted: Seniority?
        public var shown: Seniority?

        public init(local: Match, wanted: Seniority?, shown: Seniority?) {
            self.local = local
            self.wanted = wanted
            self.shown = shown
        }
    }

    /// A match after the analysis.
    public struct Verdict: Sendable, Hashable {
        public var match: Match
        public var scores: AnalysisScores
    }

    /// So far from the local score, at most, does a model move a posting.
    static let reach = 30

    public init() {}

    /// - Parameter part: what an answer says of the subject, from `AnalysisParts`.
    /// - Returns: nil when it is of a shape that this version does not know.
    public func verdict(_ part: String, on subject: AnalysisSubject, _ background: Background) -> Verdict? {
        guard let item = try? JSONDecoder().decode(AnalysisReply.Item.self, from: Data(part.utf8)) else { return nil }
        return Verdict(match: match(item, subject, background), scores: item.scores)
    }

    private func match(_ item: AnalysisReply.Item, _ subject: AnalysisSubject, _ background: Background) -> Match {
        let finder = QuoteFinder(subject.text)
        let (reasons, unproven) = Self.proven(item.reasons, finder)
        var considerations = Self.proven(item.considerations, finder, silenceCounts: true).kept
        let stretch = Self.proven(item.stretchGoals, finder, silenceCounts: true).kept
        let caps = Self.caps(item, background, finder, reasons: reasons.count)
        considerations = caps.compactMap(\.consideration) + considerations
        if unproven > 0 {
            considerations.append(
                Finding(
                    "The model gave \(unproven == 1 ? "a reason" : "\(unproven) reasons") whose words are not in the posting"
                ))
        }
        let local = background.local.score
        let bounded = min(max(item.scores.total, local - Self.reach), local + Self.reach)
        let score = caps.map(\.limit).reduce(bounded, min)
        return Match(
            score: score, verdict: Self.verdict(score, stretches: !stretch.isEmpty),
            reasons: reasons.isEmpty ? background.local.reasons : reasons,
            considerations: Array(considerations.prefix(6)) + background.local.considerations, stretchGoals: stretch,
            isProvisional: background.local.isProvisional, cv: background.local.cv)
    }

    private static func proven(
        _ points: [AnalysisReply.Point], _ finder: QuoteFinder, silenceCounts: Bool = false
    ) -> (kept: [Finding], unproven: Int) {
        var (kept, unproven): ([Finding], Int) = ([], 0)
        for point in points where !point.text.isEmpty {
            switch point.quote.map({ finder.find($0) }) {
            case .some(.some(let words)): kept.append(Finding(point.text, quote: words))
            case .some(.none): unproven += 1
            case .none:
                if silenceCounts { kept.append(Finding(point.text)) } else { unproven += 1 }
            }
        }
        return (kept, unproven)
    }

    private struct Cap {
        var limit: Int
        var consideration: Finding?
    }

    /// What no score goes beyond, whatever the model thinks.
    private static func caps(
        _ item: AnalysisReply.Item, _ background: Background, _ finder: QuoteFinder, reasons: Int
    ) -> [Cap] {
        var caps: [Cap] = []
        if let wanted = background.wanted, let shown = background.shown {
            let steps = wanted.rank - shown.rank
            if steps >= 2 {
                caps.append(
                    Cap(
                        limit: 39,
                        consideration: Finding("It asks for \(wanted.rawValue) level, far above what the CV shows")))
            } else if steps == 1, shown.rank <= Seniority.junior.rank {
                caps.append(
                    Cap(limit: 69, consideration: Finding("It asks for \(wanted.rawValue) level, a step above the CV")))
            }
        }
        if item.scores.logistics <= 20 { caps.append(Cap(limit: 39)) }
        if item.scores.skills <= 20 || item.scores.role <= 20 { caps.append(Cap(limit: 49)) }
        if reasons == 0 { caps.append(Cap(limit: 59)) }
        for fact in item.facts where fact.kind == .sponsorship && fact.value.lowercased().contains("refus") {
            if let words = finder.find(fact.quote) {
                caps.append(Cap(limit: 100, consideration: Finding("No sponsorship is offered", quote: words)))
            }
        }
        return caps
    }

    private static func verdict(_ score: Int, stretches: Bool) -> Match.Verdict {
        switch score {
        case 70...: .apply
        case 55..<70: stretches ? .stretch : .consider
        case 40..<55: .stretch
        default: .skip
        }
    }
}
