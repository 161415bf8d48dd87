internal import Foundation

extension Catalogue {
    /// The companies to begin with.
    public var first: [Entry] { entries.filter(\.isFirst) }

    /// The entries with this name, whatever its case, accents and punctuation; where there are none, those whose name
    /// differs by its legal form alone ("Acme GmbH", "Acme").
    public func find(_ name: String) -> [Entry] {
        let folded = CompanyName.folded(name)
        if folded.isEmpty { return [] }
        let exact = entries.filter { CompanyName.folded($0.company) == folded }
        if !exact.isEmpty { return exact }
        let bare = CompanyName.bare(name)
        return entries.filter { CompanyName.bare($0.company) == bare }
    }

    /// Those with the text in their name, website or system's name for them, the best first: names that begin with it,
    /// then by name.
    public func search(_ text: String) -> [Entry] {
        let folded = CompanyName.folded(text)
        if folded.isEmpty { return entries }
        let found = entries.filter { entry in
            CompanyName.folded(entry.company).contains(folded)
                || entry.website?.host()?.contains(text.lowercased()) ?? false
                || entry.token?.lowercased().contains(text.lowercased()) ?? false
        }
        let begins = found.filter { CompanyName.folded($0.company).hasPrefix(folded) }
        return begins + found.filter { !CompanyName.folded($0.company).hasPrefix(folded) }
    }

    /// Names like this one, best first, for "did you mean": those that begin or end where this does, and those that a slip
    /// of the finger makes it.
    public func similar(to name: String, limit: Int = 5) -> [String] {
        let folded = CompanyName.bare(name)
        guard folded.count > 2 else { return [] }
        let slips = folded.count > 7 ? 2 : folded.count > 3 ? 1 : 0
        let near = entries.compactMap { entry -> (name: String, rank: Int)? in
            let other = CompanyName.bare(entry.company)
            if other.hasPrefix(folded) || folded.count > 3 && other.contains(folded)
                || other.count > 3 && folded.hasPrefix(other)
            {
                return (entry.company, other.count)
            }
            // "Palentir" is "Palantir Technologies", too.
            let start = String(other.prefix(folded.count))
            guard start.first == folded.first, other.count >= folded.count - slips,
                min(EditDistance.of(folded, start), EditDistance.of(folded, other)) <= slips
            else { return nil }
            return (entry.company, abs(other.count - folded.count))
        }
        var names: [String] = []
        for (name, _) in near.sorted(by: { ($0.rank, $0.name) < ($1.rank, $1.name) }) where !names.contains(name) {
            names.append(name)
        }
        return Array(names.prefix(limit))
    }
}
