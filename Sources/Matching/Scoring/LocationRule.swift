import Domain
import Foundation

/// Holds where the job is done against where the candidate lives, may work and would move; one fitting place is enough.
struct LocationRule: Sendable {
    let profile: Profile
    let vocabulary: Vocabulary
    /// The residence's country, for sentences.
    private let homeName: String
    /// The residence's city as the vocabulary knows it.
    private let homeCity: Set<Int>

    init(_ profile: Profile, _ vocabulary: Vocabulary) {
        self.profile = profile
        self.vocabulary = vocabulary
        let country = profile.residence?.country.rawValue ?? ""
        homeName = Locale(identifier: "en").localizedString(forRegionCode: country) ?? country
        let city = profile.residence?.city.map { TokenisedText($0, lexicon: vocabulary.lexicon) }
        homeCity = Set(
            city.map { vocabulary.lexicon.mentions(in: $0) }?.filter { $0.kind == .place }.map {
                vocabulary.places[Int($0.value)].metro
            } ?? [])
    }

    func ruling(_ facts: PostingFacts, _ quote: Quote) -> Ruling {
        guard let home = profile.residence?.country else { return Ruling() }
        guard facts.places.contains(where: \.isKnown) else {
            let words = facts.places.first { $0.span != nil }?.span.map(quote.words)
            if facts.statedWorkplace?.workplace == .remote {
                let said = Finding("Remote, but its location does not say from where", quote: words)
                let hours = facts.timeZone.map { Finding("Asks for certain time zones", quote: quote.sentence($0)) }
                return Ruling(considerations: [said] + [hours].compactMap { $0 })
            }
            let text =
                words == nil ? "Does not say where the job is" : "Where the job is, is not clear from its location"
            return Ruling(considerations: [Finding(text, quote: words)], factor: 0.95)
        }
        let rulings = facts.places.filter(\.isKnown).map { ruling($0, home, facts, quote) }
        return rulings.enumerated().max { left, right in
            (left.element.worth, right.offset) < (right.element.worth, left.offset)
        }?.element ?? Ruling()
    }

    private func ruling(_ place: PlaceFact, _ home: CountryCode, _ facts: PostingFacts, _ quote: Quote) -> Ruling {
        let words = place.span.map(quote.words)
        let isRemote = place.isRemote || facts.statedWorkplace?.workplace == .remote
        if place.isEverywhere {
            return Ruling(reasons: isRemote ? [Finding("Remote from anywhere", quote: words)] : [])
        }
        if place.countries.contains(home) {
            return atHome(place, isRemote, facts, quote)
        }
        return abroad(place, from: home, isRemote, facts, quote)
    }

    private func atHome(_ place: PlaceFact, _ isRemote: Bool, _ facts: PostingFacts, _ quote: Quote) -> Ruling {
        let words = place.span.map(quote.words)
        if isRemote { return Ruling(reasons: [Finding("Remote where you live", quote: words)]) }
        if place.cities.isEmpty || homeCity.isEmpty || !homeCity.isDisjoint(with: place.cities) {
            let isCity = !homeCity.isDisjoint(with: place.cities)
            return Ruling(reasons: isCity ? [Finding("In your city", quote: words)] : [])
        }
        if profile.willingToRelocate == true {
            return Ruling(considerations: [Finding("In another city: you would move", quote: words)], factor: 0.95)
        }
        if profile.willingToRelocate == false, let workplace = facts.statedWorkplace?.workplace, workplace != .remote {
            let how = workplace == .hybrid ? "Hybrid" : "On site"
            return .breaks(.location, "\(how) in another city, and you do not want to move", quote: words)
        }
        let cost = profile.willingToRelocate == false ? 0.4 : 0.75
        return Ruling(considerations: [Finding("In another city than yours", quote: words)], factor: cost)
    }

    private func abroad(
        _ place: PlaceFact, from home: CountryCode, _ isRemote: Bool, _ facts: PostingFacts, _ quote: Quote
    ) -> Ruling {
        let words = place.span.map(quote.words)
        // A region of several countries beside "remote" is where people may live; a city is where the company sits.
        let isRegion = place.cities.isEmpty && place.countries.count > 1
        let restricts =
            ((place.isRemote || isRegion) && !place.isHeadquarters) || facts.places.contains(where: \.isScope)
        let mayBeRemote = isRemote || facts.opensRemote
        if mayBeRemote, !restricts {
            if let refused = facts.sponsorship, !refused.isOffered, let authorised = profile.workAuthorisation,
                authorised.isDisjoint(with: place.countries)
            {
                return .breaks(
                    .workAuthorisation, "You may not work there without a sponsor, and it does not sponsor",
                    quote: quote.sentence(refused.span))
            }
            let name = words.map { " is \($0)" } ?? " is abroad"
            return Ruling(
                considerations: [
                    Finding(
                        "Remote, but its only stated place\(name); ask whether \(homeName) is possible", quote: words)
                ], factor: place.cities.isEmpty ? 0.55 : 0.7)
        }
        if profile.willingToRelocate == false, isRemote || facts.statedWorkplace != nil {
            let text =
                isRemote
                ? "Remote, but not from your country, and you do not want to move"
                : "In another country, and you do not want to move"
            return .breaks(.location, text, quote: words)
        }
        var ruling = Ruling(factor: profile.willingToRelocate == false ? 0.2 : 0.85)
        let move =
            switch profile.willingToRelocate {
            case true: ": you would move"
            case false: ", and you do not want to move"
            default: ": you would have to move"
            }
        ruling.considerations.append(
            Finding((isRemote ? "Remote, but from another country" : "In another country") + move, quote: words))
        guard let authorised = profile.workAuthorisation, authorised.isDisjoint(with: place.countries) else {
            if profile.workAuthorisation == nil { ruling.factor *= 0.9 }
            return ruling
        }
        switch facts.sponsorship {
        case .some(let said) where said.isOffered:
            ruling.reasons.append(Finding("Speaks of visa sponsorship", quote: quote.sentence(said.span)))
        case .some(let said):
            return .breaks(
                .workAuthorisation, "You may not work there without a sponsor, and it does not sponsor",
                quote: quote.sentence(said.span))
        case .none:
            ruling.considerations.append(Finding("Does not say whether it sponsors visas, which you would need there"))
            ruling.factor *= chanceOfSponsor(facts, authorised)
        }
        return ruling
    }

    /// Who may work only at home has to find a sponsor wherever they go; who has a region to choose from is seldom the
    /// one that a silent employer sponsors, and an intern never.
    private func chanceOfSponsor(_ facts: PostingFacts, _ authorised: Set<CountryCode>) -> Double {
        if facts.seniority?.level == .intern { return 0.3 }
        return authorised.count == 1 && authorised.first == profile.residence?.country ? 0.8 : 0.35
    }
}

extension Ruling {
    /// For choosing the best of several places.
    fileprivate var worth: Double { dealBreaker == nil ? factor + (reasons.isEmpty ? 0 : 0.01) : -1 }
}
