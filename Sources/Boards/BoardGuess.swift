internal import Foundation

/// A board that a company's own page points to, and how surely it is that company's.
struct BoardGuess {
    let board: Board
    /// The page runs or shows the board, asks its API, or links to several of its postings. A lone link may as well lead
    /// to a partner's jobs.
    let isSure: Bool

    /// The guesses that a page allows, surer ones alone where there are any.
    static func all(on page: CareersPage, _ adapters: [any Adapter]) -> [BoardGuess] {
        var guesses: [BoardGuess] = []
        let addresses = Set(page.linked + page.named)
        for adapter in adapters {
            let linked = Dictionary(grouping: addresses) { adapter.board(at: $0)?.token }
            var known: Set<String> = []
            let embedded = Set(page.embedded.compactMap { adapter.board(at: $0)?.token })
            for board in adapter.boards(in: page) where known.insert(board.token).inserted {
                let links = linked[board.token] ?? []
                let isSure =
                    embedded.contains(board.token) || links.isEmpty || links.count > 2 || links.contains(where: isCode)
                guesses.append(BoardGuess(board: board, isSure: isSure))
            }
        }
        let sure = guesses.filter(\.isSure)
        return sure.isEmpty ? guesses : sure
    }

    /// Whether what was read is of the company whose page this is.
    func isConfirmed(by reading: Reading, on page: CareersPage) -> Bool {
        let tokens = [reading.company, CompanyName.fromToken(board.token)]
        return isSure || page.names.contains { name in tokens.contains { CompanyName.isLike(name, $0) } }
    }

    /// Addresses that programs use and people do not.
    private static func isCode(_ url: URL) -> Bool {
        url.host()?.lowercased().split(separator: ".").first?.hasSuffix("api") ?? false || url.path.contains("/embed")
    }
}

extension Board {
    func isSame(as other: Board) -> Bool { system == other.system && token == other.token }
}
