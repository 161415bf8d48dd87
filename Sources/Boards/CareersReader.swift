internal import Fetch
public import Foundation
public import Markup

/// Reads a careers page whatever it is: finds out which system serves it, checks the guess by reading, and falls back
/// on what the page itself shows.
public struct CareersReader: Sendable {
    private let reader: Reader
    private let registry: Registry

    public init(reader: Reader, registry: Registry = .standard) {
        self.reader = reader
        self.registry = registry
    }

    /// - Parameter selector: which links of the page are postings; then the page itself is read, not the board behind it.
    /// - Throws: `FetchError` when the page cannot be fetched, `BoardError` when there are no postings to be found.
    public func read(_ url: URL, selector: CSSSelector? = nil) async throws -> Reading {
        var refusal: (any Error)?
        if selector == nil, let board = board(at: url) {
            do {
                return try await read(board)
            } catch let error as FetchError where error.kind == .gone {
                // The system no longer knows the board; its page may say where it went.
                refusal = BoardError(
                    .unknownCompany,
                    "\(board.system) has no board named “\(board.token)” (it answered \(error.status ?? 404) to "
                        + "\(error.url.absoluteString)); check the address, the company may have moved")
            }
        }
        let page: CareersPage
        do {
            page = try await reader.page(url)
        } catch {
            throw refusal ?? error
        }
        if let found = try await read(page, selector: selector, asked: url) { return found }
        throw refusal ?? nothing(on: page, selector: selector)
    }

    private func read(_ page: CareersPage, selector: CSSSelector?, asked: URL) async throws -> Reading? {
        if selector == nil {
            if CanonicalURL.key(page.url) != CanonicalURL.key(asked), let board = board(at: page.url) {
                return try await read(board)
            }
            if let reading = try await readBehind(page) { return reading }
        }
        for kind in registry.pages {
            if let reading = try await kind.read(page, selector: selector, with: reader), !reading.postings.isEmpty {
                return reading
            }
        }
        return nil
    }

    /// The board that a company's own page embeds or links to. A page that names many boards is about others.
    private func readBehind(_ page: CareersPage) async throws -> Reading? {
        var boards: [Board] = []
        for adapter in registry.adapters {
            for board in adapter.boards(in: page) where !boards.contains(where: { $0.isSame(as: board) }) {
                boards.append(board)
            }
        }
        guard 1...3 ~= boards.count else { return nil }
        for board in boards {
            guard var reading = try? await read(board), !reading.postings.isEmpty else { continue }
            reading.careersURL = page.url
            if boards.count > 1 {
                let others = boards.filter { !$0.isSame(as: board) }.map { "\($0.system) “\($0.token)”" }
                reading.warnings.append("the page also names \(others.joined(separator: ", "))")
            }
            return reading
        }
        return nil
    }

    private func board(at url: URL) -> Board? { registry.adapters.lazy.compactMap { $0.board(at: url) }.first }

    private func read(_ board: Board) async throws -> Reading {
        guard let adapter = registry.adapter(named: board.system) else {
            preconditionFailure("a board of \(board.system), which no adapter in the registry reads")
        }
        reader.report(Reader.Progress(company: board.token, read: 0, total: nil))
        let reading = try await adapter.read(board, with: reader)
        reader.report(
            Reader.Progress(company: reading.company, read: reading.postings.count, total: reading.postings.count))
        return reading
    }

    private func nothing(on page: CareersPage, selector: CSSSelector?) -> BoardError {
        let address = page.url.absoluteString
        if let selector {
            return BoardError(
                .noPostings, "no links to postings at \(address) for the selector “\(selector.source)”; try without it")
        }
        let needsScripts = page.tree?.root.map { $0.clean.text.count < 600 } ?? true
        return BoardError(
            .noPostings,
            needsScripts
                ? "no postings found at \(address); the page seems to be drawn by scripts, which are not run yet: "
                    + "try the address of the job board behind it"
                : "no postings found at \(address); if they are there, name their links with --selector, or try the "
                    + "address of the page that lists them")
    }
}

extension Board {
    fileprivate func isSame(as other: Board) -> Bool { system == other.system && token == other.token }
}
