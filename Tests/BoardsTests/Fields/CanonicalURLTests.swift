@testable import Boards
import Foundation
import Testing

struct CanonicalURLTests {
    @Test(arguments: [
        ("https://Acme.example/jobs/1?utm_source=x&id=2#top", "https://acme.example/jobs/1?id=2"),
        ("https://acme.example/jobs/1?utm_source=x", "https://acme.example/jobs/1"),
        ("https://acme.example/jobs/1?gh_jid=7&gh_src=abc", "https://acme.example/jobs/1?gh_jid=7"),
        ("https://jobs.lever.co/a/1?lever-source%5B%5D=x&lever-source=y", "https://jobs.lever.co/a/1"),
        ("https://acme.example/jobs?q=a%26b&gclid=1", "https://acme.example/jobs?q=a%26b"),
        ("https://acme.example/", "https://acme.example/"),
        ("https://acme.example:443/jobs", "https://acme.example/jobs"),
        ("http://acme.example:8080/jobs", "http://acme.example:8080/jobs"),
        ("https://acme.example/jobs#/job/1", "https://acme.example/jobs#/job/1"),
        ("https://acme.example/jobs#!job-1", "https://acme.example/jobs#!job-1"),
        ("https://acme.example/jobs#/", "https://acme.example/jobs"),
        ("https://acme.example/jobs?pk_campaign=x&gbraid=1&id=2", "https://acme.example/jobs?id=2"),
    ])
    func `tracking parameters and fragments go, the rest stays`(address: String, canonical: String) throws {
        #expect(CanonicalURL.of(try #require(URL(string: address))).absoluteString == canonical)
    }

    @Test func `the spellings of one address have one key`() throws {
        let spellings = [
            "https://www.acme.example/jobs/1", "http://acme.example/jobs/1/",
            "https://ACME.example/jobs/1?utm_medium=x",
            "https://acme.example/jobs/1#apply",
        ]
        #expect(Set(spellings.compactMap { URL(string: $0) }.map(CanonicalURL.key)) == ["acme.example/jobs/1"])
        let other = try #require(URL(string: "https://acme.example/jobs/1?page=2"))
        #expect(CanonicalURL.key(other) == "acme.example/jobs/1?page=2")
    }
}
