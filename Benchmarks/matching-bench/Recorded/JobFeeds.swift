import Domain
import Foundation
import Markup

/// Reads the two recorded feeds of job sites, for which the program has no adapter.
enum JobFeeds {
    static func entries(in folder: URL) throws -> [RecordedCollection.Entry] {
        try startupJobs("feeds/startupjobs-feed.json", in: folder)
            + theMuse("feeds/ergon-the-muse-themuse_sample.json", in: folder)
    }

    private static func startupJobs(_ file: String, in folder: URL) throws -> [RecordedCollection.Entry] {
        struct Feed: Decodable {
            struct Offer: Decodable {
                var id: String
                var position: String
                var cities: [String]?
                var description: String
                var startup: String
            }
            var offers: [Offer]
        }
        return try decode(Feed.self, file, in: folder).offers.map { offer in
            entry(
                file, offer.startup, id: offer.id, offer.position, places: offer.cities ?? [], html: offer.description)
        }
    }

    private static func theMuse(_ file: String, in folder: URL) throws -> [RecordedCollection.Entry] {
        struct Page: Decodable {
            struct Named: Decodable { var name: String }
            struct Job: Decodable {
                var id: Int
                var name: String
                var contents: String
                var locations: [Named]
                var company: Named
            }
            var results: [Job]
        }
        return try decode(Page.self, file, in: folder).results.map { job in
            entry(
                file, job.company.name, id: String(job.id), job.name, places: job.locations.map(\.name),
                html: job.contents)
        }
    }

    private static func entry(
        _ file: String, _ company: String, id: String, _ title: String, places: [String], html: String
    ) -> RecordedCollection.Entry {
        let posting = Posting(
            id: PostingID(id), title: PlainLine.of(title), url: nil, locations: places,
            description: CleanHTML(html).text)
        return .init(file: file, company: company, posting: posting)
    }

    private static func decode<Value: Decodable>(_ type: Value.Type, _ file: String, in folder: URL) throws -> Value {
        try JSONDecoder().decode(type, from: Data(contentsOf: folder.appending(path: file)))
    }
}
