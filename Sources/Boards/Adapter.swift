public import Foundation

/// One applicant tracking system or kind of page: how its boards are recognised and how one is read.
///
/// A new one is a file in `Adapters/`, a line in `Registry`, a fixture and a test.
public protocol Adapter: Sendable {
    /// The name that stands in answers, settings and the catalogue: lower case, "greenhouse".
    var system: String { get }

    /// What a person should know of it.
    var facts: AdapterFacts { get }

    /// The board that an address alone names, nil when the address is not of this system.
    func board(at url: URL) -> Board?

    /// The board that the system knows by this name, as the catalogue has it; nil when it can be no name of its.
    func board(named token: String) -> Board?

    /// The boards that a page embeds, links to or names in its scripts, those most certain first.
    func boards(in page: CareersPage) -> [Board]

    /// Reads every open posting of a board.
    /// - Throws: `FetchError` when the board does not answer, `BoardError` when the answer is not understood.
    func read(_ board: Board, with reader: Reader) async throws -> Reading
}

extension Adapter {
    /// Most systems' boards are in the addresses that a page names.
    public func boards(in page: CareersPage) -> [Board] { page.addresses.compactMap(board(at:)) }
}

/// One company's page of postings, in the terms of the system that serves it.
public struct Board: Sendable, Hashable {
    /// The adapter's name.
    public var system: String
    /// What the system calls the company: "palantir" in jobs.lever.co/palantir. For pages without one, the host.
    public var token: String
    /// Where a person would look at it.
    public var url: URL
    /// The filters that the address had, in its own terms ("query" = "ios").
    public var filters: [URLQueryItem]

    public init(system: String, token: String, url: URL, filters: [URLQueryItem] = []) {
        self.system = system
        self.token = token
        self.url = url
        self.filters = filters
    }
}
