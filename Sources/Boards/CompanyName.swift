internal import Foundation

/// Makes a company's name from what there is.
enum CompanyName {
    /// "liquid-ai" → "Liquid Ai"; a token that has capitals of its own is left alone.
    static func fromToken(_ token: String) -> String {
        let words = (token.removingPercentEncoding ?? token).split(whereSeparator: { "-_ +".contains($0) })
        return words.map { word in
            word.contains(where: \.isUppercase) ? String(word) : word.prefix(1).uppercased() + word.dropFirst()
        }.joined(separator: " ")
    }

    /// "careers.acme-tools.co.uk" → "Acme Tools".
    static func fromHost(_ host: String) -> String {
        var labels = host.lowercased().split(separator: ".").map(String.init)
        guard labels.contains(where: { $0.contains(where: \.isLetter) }) else { return host }
        while labels.count > 2, functional.contains(labels[0]) { labels.removeFirst() }
        while labels.count > 1, let last = labels.last, last.count <= 3 || functional.contains(last) || labels.count > 2
        {
            labels.removeLast()
        }
        return fromToken(labels.first ?? host)
    }

    /// Whether two names may be one company's: one holds the other's letters and digits, as "Acme Robotics, Inc." does
    /// "acmerobotics".
    static func isLike(_ one: String, _ other: String) -> Bool {
        let (one, other) = (folded(one), folded(other))
        guard one.count > 1, other.count > 1 else { return false }
        return one == other || one.count > 2 && other.contains(one) || other.count > 2 && one.contains(other)
    }

    /// Letters and digits alone, without case and accents.
    static func folded(_ name: String) -> String {
        let plain = name.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
        return String(plain.unicodeScalars.filter { CharacterSet.alphanumerics.contains($0) || $0 == "+" })
    }

    /// As `folded`, without the legal forms that end it: "Acme GmbH & Co. KG" → "acme".
    static func bare(_ name: String) -> String {
        // "S.A." and "A/S" are one word.
        let tight = name.replacing(".", with: "").replacing("/", with: "")
        var words = tight.split { !($0.isLetter || $0.isNumber || $0 == "+") }.map { folded(String($0)) }
        while words.count > 1, let last = words.last, legalForms.contains(last) { words.removeLast() }
        return words.joined()
    }

    /// Of companies all over the world, folded.
    private static let legalForms: Set<String> = [
        "ab", "ag", "aps", "as", "asa", "bv", "co", "company", "corp", "corporation", "doo", "eg", "ehf", "ev", "gmbh",
        "hf", "inc", "incorporated", "kft", "kg", "kgaa", "kk", "limited", "llc", "llp", "lp", "ltd", "ltda", "nv",
        "oy", "oyj", "plc", "private", "pte", "pty", "pvt", "sa", "sarl", "sas", "se", "sl", "spa", "srl", "sro", "ug",
        "zoo",
    ]

    private static let functional: Set<String> = [
        "www", "careers", "career", "jobs", "job", "work", "apply", "join", "explore", "hiring", "recruiting",
        "karriere",
        "talent", "empleo", "about", "example", "company",
    ]
}
