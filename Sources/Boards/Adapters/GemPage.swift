internal import Domain
internal import Fetch
internal import Foundation

/// The list behind a board's page at jobs.gem.com.
extension Gem {
    private struct Question: Encodable {
        var operationName = "JobBoardList"
        var query = """
            query JobBoardList($boardId: String!) { oatsExternalJobPostings(boardId: $boardId) { jobPostings { id extId \
            title locations { name city isoCountry isRemote } job { locationType employmentType department { name } } } } }
            """
        var variables: [String: String]
    }

    /// - Parameter error: how the documented API refused; thrown when the page's interface does not know the board either.
    func readPage(of board: Board, with reader: Reader, or error: FetchError) async throws -> Reading {
        let url = try Token.url("https://jobs.gem.com/api/public/graphql/batch", of: board)
        let question = [Question(variables: ["boardId": board.token])]
        let list = try parsePage(try await reader.api(url, posting: question).body, url, of: board)
        guard !list.postings.isEmpty else { throw error }
        return Reading(board, list)
    }

    /// Takes the whole answer to a batch, or the list alone.
    func parsePage(_ bytes: [UInt8], _ url: URL, of board: Board) throws -> PostingList {
        let root = try JSON.document(bytes, system, url)
        let answer = root.isArray ? root.array.first?["data"]["oatsExternalJobPostings"] : root
        guard let posts = answer?["jobPostings"], posts.isArray else {
            throw BoardError.changedShape(system, url, "there is no list “jobPostings”")
        }
        var list = PostingList()
        for post in posts.array { list.add(posting(post, of: board)) }
        try list.check(system, url)
        if !list.postings.isEmpty { list.note("the postings have no text: the board's page gives none in its list") }
        return list
    }

    private func posting(_ post: JSON, of board: Board) -> Posting? {
        guard let id = post["extId"].string, Token.isPlain(id), let title = post["title"].line,
            let url = URL(string: "\(board.url.absoluteString)/\(Token.encoded(id))")
        else { return nil }
        var places = Places()
        for place in post["locations"].array.prefix(200) { places.add(place["name"].line ?? place["city"].line) }
        let isRemote = post["locations"].array.contains { $0["isRemote"].bool == true }
        return Posting(
            id: PostingID(id), title: title, url: url, locations: places.names,
            workplace: post["job"]["locationType"].workplace ?? (isRemote ? .remote : places.workplace),
            employmentType: post["job"]["employmentType"].employmentType,
            department: post["job"]["department"]["name"].line)
    }
}
