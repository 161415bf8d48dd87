internal import Domain
internal import Fetch
internal import Foundation

/// One page of a board's list.
struct ListPage {
    /// The page's entries in order; nil for one without an id, a title or an address.
    var postings: [Posting?]
    /// Which job each of them is for, where the system says so.
    var jobs: [PostingID: PostingList.Job] = [:]
    /// Entries that are not for the public and count all the same.
    var hidden = 0
    /// How many entries the whole list has, where the page says it.
    var total: Int?
    /// Whether the page says that nothing follows it.
    var isLast = false

    var rows: Int { postings.count + hidden }
}

/// Where a page of a list starts, in the two ways in which systems count.
struct PageStart {
    /// Pages before it.
    var page: Int
    /// Entries on the pages before it.
    var row: Int
}

extension PostingList {
    /// Reads a list page after page: up to its total, to an empty page, to one that says it is the last, or to one that
    /// repeats what is there already. A list that is cut earlier is marked as truncated.
    /// - Parameters:
    ///   - company: for the progress.
    ///   - fetchPage: the page that starts there. What it throws for the first page is thrown; when a later page does
    ///     not answer, the list is cut there.
    mutating func addPages(
        of board: Board, company: String, with reader: Reader, _ fetchPage: (PageStart) async throws -> ListPage
    ) async throws {
        var start = PageStart(page: 0, row: 0)
        var total: Int?
        while true {
            if start.page > 0, let reason = reader.reasonToStop(after: start.page) {
                return truncate("read \(Self.share(start.row, of: total)): \(reason)")
            }
            let page: ListPage
            do {
                page = try await fetchPage(start)
            } catch let error as FetchError where start.page > 0 {
                return truncate("read \(Self.share(start.row, of: total)): the next page \(error.reason)")
            }
            // Some systems give the total with the first page alone, and 0 with the others.
            total = max(page.total ?? 0, total ?? 0) > 0 ? max(page.total ?? 0, total ?? 0) : nil
            if start.page == 0, page.rows == 0, let total {
                throw BoardError.changedShape(
                    board.system, board.url, "it counts \(total) postings and shows none of them")
            }
            var isRepeated = page.hidden == 0
            for posting in page.postings where add(posting, of: posting.flatMap { page.jobs[$0.id] }) {
                isRepeated = false
            }
            if !isRepeated { start.row += page.rows }
            start.page += 1
            reader.report(Reader.Progress(company: company, read: postings.count, total: total))
            if page.isLast || isRepeated || start.row >= total ?? Int.max { break }
        }
        if let total, start.row < total {
            truncate("read \(Self.share(start.row, of: total)): the site gives no more pages")
        }
    }

    private static func share(_ count: Int, of total: Int?) -> String {
        total.map { "\(count) of \($0) postings" } ?? (count == 1 ? "1 posting" : "\(count) postings")
    }
}

extension Reader {
    /// Why no further page of a list is to be fetched, if there is a reason.
    func reasonToStop(after pages: Int, atMost most: Int = .max) -> String? {
        if pages >= min(maximumPages, most) {
            return "the list goes on after \(pages) pages, which is where reading stopped"
        }
        return isTimeUp() ? "the time for this board was over" : nil
    }
}
