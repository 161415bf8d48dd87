import Boards
import Fetch
import Foundation
import Synchronization

/// Answers by address, as a `Fetch`; what is not in the table is 404.
final class TableOfAnswers: Sendable {
    private let answers: [String: String]
    private let redirects: [String: String]
    private let log = Mutex<[String]>([])

    init(_ answers: [String: String], redirects: [String: String] = [:]) {
        self.answers = answers
        self.redirects = redirects
    }

    /// The addresses that were asked for, in order.
    var asked: [String] { log.withLock { $0 } }

    var reader: Reader {
        Reader(fetch: { request in
            self.log.withLock { $0.append(request.url.absoluteString) }
            let asked = request.url.absoluteString
            let address = self.redirects[asked] ?? asked
            guard let body = self.answers[address], let url = URL(string: address) else {
                throw FetchError(.gone, request.url, "answered 404", status: 404)
            }
            return FetchResponse(url: url, body: Array(body.utf8))
        })
    }

    func read(_ address: String) async throws -> Reading {
        try await CareersReader(reader: reader).read(URL(string: address)!)
    }
}

/// Board answers with made-up postings, in the systems' shapes.
enum MadeUpBoard {
    static func greenhouse(_ company: String, _ titles: String...) -> String {
        let jobs = titles.enumerated().map { index, title in
            """
            {"id": \(100 + index), "title": "\(title)", "company_name": "\(company)",
             "absolute_url": "https://job-boards.greenhouse.io/x/jobs/\(100 + index)", "location": {"name": "Oslo"}}
            """
        }
        return #"{"jobs": [\#(jobs.joined(separator: ","))]}"#
    }

    static func lever(_ titles: String...) -> String {
        let jobs = titles.enumerated().map { index, title in
            #"{"id": "l\#(index)", "text": "\#(title)", "hostedUrl": "https://jobs.lever.co/x/l\#(index)", "categories": {}}"#
        }
        return "[\(jobs.joined(separator: ","))]"
    }

    static func ashby(_ titles: String...) -> String {
        let jobs = titles.enumerated().map { index, title in
            #"{"id": "a\#(index)", "title": "\#(title)", "jobUrl": "https://jobs.ashbyhq.com/x/a\#(index)"}"#
        }
        return #"{"jobs": [\#(jobs.joined(separator: ","))]}"#
    }
}
