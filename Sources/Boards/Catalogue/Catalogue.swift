internal import Foundation

/// Companies whose careers pages are known, so that a name is enough.
public struct Catalogue: Sendable {
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

    /// What the program ships: facts from a public registry of company boards, one line each, made by
    /// scripts/make_catalogue.py.
    public static let starter: Catalogue = {
        guard let file = Bundle.module.url(forResource: "companies", withExtension: "tsv"),
            let text = try? String(contentsOf: file, encoding: .utf8)
        else { preconditionFailure("companies.tsv is not beside the program: it is part of it") }
        return Catalogue(tsv: text)
    }()

    /// Lines of fields with tabs between, which the first line names.
    init(tsv: String) {
        let lines = tsv.split(separator: "\n").map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
        let names = lines.first ?? []
        let columns = Dictionary(zip(names.map(String.init), names.indices), uniquingKeysWith: { first, _ in first })
        self.init(
            entries: lines.dropFirst().compactMap { fields in
                guard fields.count == names.count else { return nil }
                return Entry { name in
                    columns[name].flatMap { fields[$0].isEmpty ? nil : String(fields[$0]) }
                }
            })
    }

    /// The company's name for a board whose API does not give it.
    func company(of board: Board) -> String? {
        companies[Self.key(board.system, board.token)]
    }

    private static func key(_ system: String, _ token: String) -> String { "\(system):\(token)".lowercased() }
}
