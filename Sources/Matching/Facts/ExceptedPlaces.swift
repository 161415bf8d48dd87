/// Places that a text names to leave them out, or to tell the time by: they are no places of the job.
extension TokenisedText {
    private static let exceptions: Set<String> = [
        "except", "excepting", "excluding", "excl", "exclude", "excludes", "non", "außer", "ausgenommen", "sauf",
        "hors",
        "excepto", "salvo", "behalve", "uitgezonderd", "exceto", "eccetto", "tranne",
    ]
    private static let excluded: Set<String> = ["excluded", "excepted", "ausgenommen", "exclu", "exclus", "excluido"]
    private static let clocks: Set<String> = ["timezone", "timezones", "time", "times", "hours", "zeitzone"]

    /// The mentions without such places: "anywhere except the US", "non-US", "the UK excluded", "US time zone".
    func withoutExceptedPlaces(_ mentions: [Mention]) -> [Mention] {
        mentions.filter { $0.kind != .place || !isExcepted($0.tokens) }
    }

    private func isExcepted(_ place: Range<Int>) -> Bool {
        let after = (place.upperBound..<Swift.min(place.upperBound + 2, tokens.count)).map { word($0) }
        if after.contains(where: Self.excluded.contains) { return true }
        if let next = after.first, Self.clocks.contains(next), !endsSentence(before: place.upperBound) { return true }
        var token = place.lowerBound
        while token > 0, place.lowerBound - token < 10, !endsSentence(before: token) {
            token -= 1
            let (word, distance) = (word(token), place.lowerBound - token)
            if word == "but" && distance > 1 { return false }
            if word == "non" || word == "not" || word == "outside" {
                if distance <= (word == "non" ? 1 : 3) { return true }
            } else if Self.exceptions.contains(word) {
                return true
            }
        }
        return false
    }

    func word(_ token: Int) -> String { text(token..<token + 1).lowercased() }
}
