import Boards
import Fetch
import Foundation
import Synchronization

/// Answers by address, as a `Fetch`; what is not in the table is 404. A POST is looked up with what it says after its
/// address ("https://acme.example/search {"page":1}"), then by the address alone.
final class TableOfAnswers: Sendable {
    private let answers: [String: String]
    private let redirects: [String: String]
    private let log = Mutex<[String]>([])

    init(_ answers: [String: String], redirects: [String: String] = [:]) {
        self.answers = answers
        self.redirects = redirects
    }

    /// The addresses that were asked for, in order; of a POST with what it said.
    var asked: [String] { log.withLock { $0 } }

    var fetch: Fetch {
        { request in
            let asked = request.url.absoluteString
            let question = request.body.map { "\(asked) \($0)" } ?? asked
            self.log.withLock { $0.append(question) }
            let address = self.redirects[asked] ?? asked
            let said = request.body.flatMap { self.answers["\(asked) \($0)"] }
            guard let body = said ?? self.answers[address], let url = URL(string: address) else {
                throw FetchError(.gone, request.url, "answered 404", status: 404)
            }
            if !request.followsRedirects, asked != address {
                throw FetchError(.redirected(to: url), request.url, "has moved to \(address)", status: 302)
            }
            return FetchResponse(url: url, body: Array(body.utf8))
        }
    }

    var reader: Reader { Reader(fetch: fetch) }

    /// - Parameter adapters: in the place of those that the registry has for the same systems.
    func read(_ address: String, _ adapters: [any Adapter] = []) async throws -> Reading {
        var registry = Registry.standard
        let systems = adapters.map(\.system)
        registry.adapters = adapters + registry.adapters.filter { !systems.contains($0.system) }
        return try await CareersReader(reader: reader, registry: registry).read(URL(string: address)!)
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
