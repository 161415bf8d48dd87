internal import Domain
internal import Fetch

extension PostingList {
    /// So many failures in a row mean that the host does not want to be asked any more.
    private static let maximumFailuresInRow = 10

    /// Fetches the own pages of the postings that the list gives no text of, but for those that the reader knows.
    ///
    /// A page that cannot be read leaves its posting as the list shows it, without text. A posting whose page is gone is
    /// left out; when half of the pages are, it is the site that is broken, and nothing is closed by that.
    /// - Parameter fetchDetails: the posting with what its own page adds.
    mutating func addDetails(
        company: String, with reader: Reader, _ fetchDetails: (Posting) async throws -> Posting
    ) async throws {
        var asked = 0
        var failuresInRow = 0
        var gone: Set<PostingID> = []
        var unread: [String: Int] = [:]
        for (index, posting) in postings.enumerated() where posting.description.isEmpty {
            if reader.knows(posting) {
                keep(posting.id)
            } else if let reason = Self.reasonToStop(after: asked, failuresInRow, reader) {
                unread[reason, default: 0] += 1
            } else {
                asked += 1
                do {
                    replace(index, by: try await fetchDetails(posting))
                    failuresInRow = 0
                } catch let error as FetchError where error.kind == .gone {
                    gone.insert(posting.id)
                } catch  where error is FetchError || error is BoardError {
                    failuresInRow += 1
                    unread["their own pages could not be read", default: 0] += 1
                }
                reader.report(Reader.Progress(company: company, read: index + 1, total: postings.count))
            }
        }
        let count = postings.count
        if !gone.isEmpty, gone.count * 2 >= asked {
            unread["their own pages are gone, as are too many", default: 0] += gone.count
        } else if !gone.isEmpty {
            drop(gone)
            note("\(gone.count) of \(count) postings were left out: their own pages are gone")
        }
        for (reason, number) in unread.sorted(by: { $0.key < $1.key }) {
            note("\(number) of \(count) postings have no text: \(reason)")
        }
    }

    private static func reasonToStop(after asked: Int, _ failuresInRow: Int, _ reader: Reader) -> String? {
        if asked >= reader.maximumDetails { return "\(asked) own pages are the most that are read at once" }
        if failuresInRow >= maximumFailuresInRow { return "the site stopped answering" }
        return reader.isTimeUp() ? "the time for this board was over" : nil
    }
}
