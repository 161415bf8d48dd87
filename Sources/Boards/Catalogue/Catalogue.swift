public import Foundation

/// Companies whose careers pages are known, so that a name is enough.
public struct Catalogue: Sendable {
    /// One company's careers page.
    public struct Entry: Sendable, Hashable {
        public var company: String
        public var url: URL
        /// The adapter's name and the token, where the system is known.
        public var system: String?
        public var token: String?
        /// Where the postings are on a page that no system serves.
        public var selector: String?

        public init(company: String, url: URL, system: String? = nil, token: String? = nil, selector: String? = nil) {
            self.company = company
            self.url = url
            self.system = system
            self.token = token
            self.selector = selector
        }
    }

    public let entries: [Entry]
    /// Companies by system and token, both in lower case; also by the tokens that only their addresses tell.
    private let companies: [String: String]

    public init(entries: [Entry]) {
        self.entries = entries
        companies = Dictionary(
            entries.flatMap { entry -> [(String, String)] in
                guard let system = entry.system else { return [] }
                let addressed = Registry.standard.adapter(named: system)?.board(at: entry.url)?.token
                return [entry.token, addressed].compactMap { token in
                    token.map { (Self.key(system, $0), entry.company) }
                }
            }, uniquingKeysWith: { first, _ in first })
    }

    /// What the program ships: facts from a public registry of company boards, one line each.
    public static let starter: Catalogue = {
        guard let file = Bundle.module.url(forResource: "companies", withExtension: "tsv"),
            let text = try? String(contentsOf: file, encoding: .utf8)
        else { preconditionFailure("companies.tsv is not beside the program: it is part of it") }
        return Catalogue(tsv: text)
    }()

    /// Lines of company, careers URL, system, token and selector, with tabs between; the first line names them.
    init(tsv: String) {
        let entries: [Entry] = tsv.split(separator: "\n").dropFirst().compactMap { line in
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard fields.count == 5, let url = URL(string: fields[1]) else { return nil }
            let optional = fields[2...].map { $0.isEmpty ? nil : $0 }
            return Entry(company: fields[0], url: url, system: optional[0], token: optional[1], selector: optional[2])
        }
        self.init(entries: entries)
    }

    /// The entries with this name, whatever its case, accents and punctuation.
    public func find(_ name: String) -> [Entry] {
        let folded = CompanyName.folded(name)
        return folded.isEmpty ? [] : entries.filter { CompanyName.folded($0.company) == folded }
    }

    /// Names like this one, best first, for "did you mean".
    public func similar(to name: String, limit: Int = 5) -> [String] {
        let folded = CompanyName.folded(name)
        guard folded.count > 2 else { return [] }
        let near = entries.filter { entry in
            let other = CompanyName.folded(entry.company)
            return other.hasPrefix(folded) || folded.count > 3 && other.contains(folded)
                || other.count > 3 && folded.hasPrefix(other)
        }
        var names: [String] = []
        for name in near.map(\.company).sorted(by: { ($0.count, $0) < ($1.count, $1) }) where !names.contains(name) {
            names.append(name)
        }
        return Array(names.prefix(limit))
    }

    /// The company's name for a board whose API does not give it.
    func company(of board: Board) -> String? {
        companies[Self.key(board.system, board.token)]
    }

    private static func key(_ system: String, _ token: String) -> String { "\(system):\(token)".lowercased() }
}
