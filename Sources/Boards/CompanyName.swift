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
        while labels.count > 2, functional.contains(labels[0]) { labels.removeFirst() }
        while labels.count > 1, let last = labels.last, last.count <= 3 || functional.contains(last) || labels.count > 2
        {
            labels.removeLast()
        }
        return fromToken(labels.first ?? host)
    }

    private static let functional: Set<String> = [
        "www", "careers", "career", "jobs", "job", "work", "apply", "join", "explore", "hiring", "recruiting",
        "karriere",
        "talent", "empleo", "about", "example", "company",
    ]
}
