internal import Domain
internal import Fetch
internal import Foundation
internal import Markup

/// The search of newer SuccessFactors sites: pages of ten, counted from 0, and a list for each language.
struct SuccessFactorsAPI {
    private static let maximumLocales = 8

    let board: Board

    private struct Question: Encodable {
        var locale: String
        var pageNumber: Int
        var keywords = ""
        var location = ""
        var sortBy = "recent"
        var facetFilters: [String: [String]] = [:]
        var brand = ""
        var skills: [String] = []
        var categoryId = 0
        var alertId = ""
        var rcmCandidateId = ""
    }

    func read(company: String, with reader: Reader) async throws -> PostingList {
        let url = try Token.url("https://\(board.token)/services/recruiting/v1/jobs", of: board)
        let page = try await reader.page(board.url)
        var whole = PostingList()
        var pages = 0
        for locale in Self.locales(of: page) {
            var list = PostingList()
            var rest = reader
            rest.maximumPages = max(1, reader.maximumPages - pages)
            try await list.addPages(of: board, company: company, with: rest) { start in
                pages += 1
                let question = Question(locale: locale, pageNumber: start.page)
                let headers = ["Origin": "https://\(board.token)", "Referer": board.url.absoluteString]
                return try parse(
                    try await reader.api(url, posting: question, headers: headers).body, url, locale: locale)
            }
            try list.check(board.system, url)
            whole.merge(list)
        }
        try await whole.addDetails(company: company, with: reader) { posting in
            try await SuccessFactorsPages.details(of: posting, board, with: reader)
        }
        return whole
    }

    func parse(_ bytes: [UInt8], _ url: URL, locale: String) throws -> ListPage {
        let jobs = try JSON.list(in: bytes, at: "jobSearchResult", board.system, url)
        let total = try JSON.document(bytes, board.system, url)["totalJobs"].integer
        return ListPage(postings: jobs.map { posting($0["response"], locale: locale) }, total: total)
    }

    private func posting(_ job: JSON, locale: String) -> Posting? {
        guard let id = job["id"].string, Token.isPlain(id), let title = job["unifiedStandardTitle"].line else {
            return nil
        }
        let name = (job["unifiedUrlTitle"].string ?? job["urlTitle"].string).map(Token.encoded) ?? "x"
        guard let url = URL(string: "https://\(board.token)/job/\(name)/\(id)-\(locale)") else { return nil }
        var places = Places()
        for place in job["jobLocationShort"].oneOrMany.prefix(200) { places.add(place.line) }
        return Posting(
            id: PostingID(id), title: title, url: url, locations: places.names, workplace: places.workplace,
            department: job["department"].oneOrMany.first?.line,
            postedAt: job["unifiedStandardStart"].date)
    }

    /// The languages that a page of the site offers, its own first.
    private static func locales(of page: CareersPage) -> [String] {
        let linked = page.linked.flatMap { URLComponents(url: $0, resolvingAgainstBaseURL: true)?.queryItems ?? [] }
            .filter { $0.name == "locale" }.compactMap(\.value)
        let said = page.scripts(naming: "ocale").flatMap { script in
            script.matches(of: #/["']?(?:locale|currentLocale)["']?\s*[:=]\s*["']([a-z]{2}_[A-Z]{2})["']/#).prefix(50)
                .map { String($0.1) }
        }
        var locales: [String] = []
        for locale in said + linked where locale.contains(#/^[a-z]{2}_[A-Z]{2}$/#) && !locales.contains(locale) {
            locales.append(locale)
        }
        return locales.isEmpty ? ["en_US"] : Array(locales.prefix(maximumLocales))
    }
}
