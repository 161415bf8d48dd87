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

    /// - Parameters:
    ///   - known: the board behind the page, where it is known already.
    ///   - selector: which links of the page are postings; then the page itself is read, not the board behind it.
    ///   - inBrowser: the page is known to show its postings in a browser only, so it is not tried without.
    /// - Throws: `FetchError` when the page cannot be fetched, `BoardError` when there are no postings to be found, and
    ///   what `Reader.render` throws.
    public func read(
        _ url: URL, board known: Board? = nil, selector: CSSSelector? = nil, inBrowser: Bool = false
    ) async throws -> Reading {
        if inBrowser { return try await readRendered(url, selector: selector) }
        do {
            return try await readPlain(url, board: known, selector: selector)
        } catch let error as BoardError where error.kind == .needsBrowser && reader.render != nil {
            return try await readRendered(url, selector: selector)
        }
    }

    private func readPlain(_ url: URL, board known: Board?, selector: CSSSelector?) async throws -> Reading {
        var refusals: [any Error] = []
        if selector == nil, let board = known ?? registry.board(at: url) {
            do {
                return try await read(board)
            } catch let error as BoardError where error.kind == .unknownCompany {
                // The system no longer knows the board; its page may say where it went.
                refusals.append(error)
            }
        }
        let page: CareersPage
        do {
            page = try await reader.page(url)
        } catch {
            throw refusals.first ?? error
        }
        if let found = try await read(page, selector: selector, asked: url, &refusals) { return found }
        let nothing = nothing(on: page, selector: selector)
        if nothing.kind == .needsBrowser, reader.render != nil { throw nothing }
        throw refusals.first ?? nothing
    }

    private func readRendered(_ url: URL, selector: CSSSelector?) async throws -> Reading {
        guard let render = reader.render else {
            throw BoardError(
                .needsBrowser, "\(url.absoluteString) is to be read with a browser, and the settings say to use none")
        }
        let page = try await render(url)
        var refusals: [any Error] = []
        guard var reading = try await read(page, selector: selector, asked: url, &refusals) else {
            // That some page needs a browser, this one itself perhaps, explains nothing here.
            let refusal = refusals.first { ($0 as? BoardError)?.kind != .needsBrowser }
            throw refusal ?? nothing(on: page, selector: selector)
        }
        if reading.board == nil {
            reading.isRendered = true
            reading.isTruncated = reading.isTruncated || page.isCut
        }
        return reading
    }

    private func read(
        _ page: CareersPage, selector: CSSSelector?, asked: URL, _ refusals: inout [any Error]
    ) async throws -> Reading? {
        if selector == nil {
            if CanonicalURL.key(page.url) != CanonicalURL.key(asked), let board = registry.board(at: page.url) {
                do {
                    return try await read(board)
                } catch let error as BoardError where error.kind == .needsBrowser && page.isRendered {
                    // It is what the browser shows.
                }
            }
            if let reading = try await readBehind(page, &refusals) { return reading }
        }
        for kind in registry.pages {
            if let reading = try await kind.read(page, selector: selector, with: reader), !reading.postings.isEmpty {
                return reading
            }
        }
        return nil
    }

    /// The board behind a company's own page. A page that names many boards is about others.
    /// - Parameter refusals: gets why a board that the page names was not taken.
    private func readBehind(_ page: CareersPage, _ refusals: inout [any Error]) async throws -> Reading? {
        let guesses = BoardGuess.all(on: page, registry.adapters)
        guard 1...3 ~= guesses.count else { return nil }
        for guess in guesses {
            do {
                var reading = try await read(guess.board, on: page)
                guard !reading.postings.isEmpty else {
                    refusals.append(Self.empty(guess.board, on: page))
                    continue
                }
                guard guess.isConfirmed(by: reading, on: page) else {
                    refusals.append(Self.stranger(guess.board, reading.company, on: page))
                    continue
                }
                reading.careersURL = page.url
                let others = guesses.map(\.board).filter { !$0.isSame(as: guess.board) }
                if !others.isEmpty {
                    let names = others.map { "\($0.system) “\($0.token)”" }.joined(separator: ", ")
                    reading.warnings.append("the page also names \(names)")
                }
                return reading
            } catch {
                try Task.checkCancellation()
                refusals.append(error)
            }
        }
        return nil
    }

    private static func unknown(_ board: Board, _ error: FetchError, on page: CareersPage?) -> BoardError {
        let place = page.map { "\($0.url.absoluteString) names the" } ?? "there is no"
        return BoardError(
            .unknownCompany,
            "\(place) \(board.system.capitalized) board “\(board.token)”"
                + (page == nil ? " " : ", which does not exist ")
                + "(\(error.url.absoluteString) answered \(error.status ?? 404)); check the address, the company may "
                + "have moved")
    }

    private static func empty(_ board: Board, on page: CareersPage) -> BoardError {
        BoardError(
            .noPostings,
            "no postings found at \(page.url.absoluteString), and none on the \(board.system) board behind it, "
                + board.url.absoluteString)
    }

    private static func stranger(_ board: Board, _ company: String, on page: CareersPage) -> BoardError {
        BoardError(
            .noPostings,
            "no postings found at \(page.url.absoluteString); it links to the jobs of “\(company)” at "
                + "\(board.url.absoluteString), which may be another company: give that address if it is meant")
    }

    /// - Parameter page: the page that names the board, if one does, for the error when there is no such board.
    private func read(_ board: Board, on page: CareersPage? = nil) async throws -> Reading {
        guard let adapter = registry.adapter(named: board.system) else {
            preconditionFailure("a board of \(board.system), which no adapter in the registry reads")
        }
        reader.report(Reader.Progress(company: board.token, read: 0, total: nil))
        var reading: Reading
        do {
            reading = try await adapter.read(board, with: reader)
            reading.board = board
        } catch let error as FetchError where error.kind == .gone {
            throw Self.unknown(board, error, on: page)
        }
        if reading.postings.isEmpty, board.filters.isEmpty {
            reading.warnings.append("the board shows no postings; that can also mean that the company has moved")
        }
        reader.report(
            Reader.Progress(company: reading.company, read: reading.postings.count, total: reading.postings.count))
        return reading
    }

    private func nothing(on page: CareersPage, selector: CSSSelector?) -> BoardError {
        let address = page.url.absoluteString
        let kind: BoardError.Kind = page.isDrawnByScripts ? .needsBrowser : .noPostings
        if let selector {
            return BoardError(
                kind, "no links to postings at \(address) for the selector “\(selector.source)”; try without it")
        }
        return BoardError(kind, "no postings found at \(address); \(page.whyNothing)")
    }
}
