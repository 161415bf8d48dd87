@testable import Domain
import Foundation
import Testing

struct ContentHashTests {
    /// Of RFC 9923 (FNV-1a, 128 bits).
    @Test(arguments: [
        ("", "6c62272e07bb014262b821756295c58d"), ("a", "d228cb696f1a8caf78912b704e4a8964"),
        ("foobar", "343e1662793c64bf6f0d3597ba446f18"),
    ])
    func `bytes have the hash that the standard gives them`(text: String, hash: String) {
        var hasher = ContentHasher()
        hasher.combine(bytes: text.utf8)
        #expect(hasher.finish().rawValue == hash)
    }

    @Test func `a hash has 32 digits, even when it begins with zeros`() {
        let hashes = (0..<1_000).map { number in
            var hasher = ContentHasher()
            hasher.combine(String(repeating: "x", count: number))
            return hasher.finish().rawValue
        }
        #expect(hashes.allSatisfy { $0.count == 32 })
        #expect(hashes.contains { $0.hasPrefix("0") })
        #expect(Set(hashes).count == hashes.count)
    }

    @Test func `fields that are split elsewhere, empty or not there are told apart`() {
        let fields: [[String?]] = [
            ["ab", "c"], ["a", "bc"], ["abc", ""], ["", "abc"], ["abc", nil], [nil, "abc"], ["abc"], ["", "", "abc"],
        ]
        let hashes = fields.map { fields in
            var hasher = ContentHasher()
            for field in fields { hasher.combine(field) }
            return hasher.finish()
        }
        #expect(Set(hashes).count == fields.count)
        let lists = [([["a"], ["b"]]), [["a", "b"], []], [[], ["a", "b"]]].map { lists in
            var hasher = ContentHasher()
            for list in lists { hasher.combine(list) }
            return hasher.finish()
        }
        #expect(Set(lists).count == 3)
    }

    /// What is stored was written by other processes, of older versions: these never change.
    @Test func `the hashes of a posting are the same for ever`() {
        #expect(posting.contentHash.rawValue == "448ddd40c532fcfaf40717ec59a4150d")
        #expect(posting.listHash.rawValue == "2b51cecf1a0d74151a3933b150dbf933")
    }

    @Test func `whatever a reader would call a change changes the hash of the contents`() {
        let changes: [(inout Posting) -> Void] = [
            { $0.title = "Lead" }, { $0.locations = ["Bergen"] }, { $0.workplace = .remote },
            { $0.employmentType = .partTime }, { $0.department = nil }, { $0.salary = nil },
            { $0.salary?.max = 80_001 }, { $0.salary?.currency = "USD" }, { $0.salary?.period = .month },
            { $0.description += "!" },
        ]
        let hashes = changes.map { change in
            var other = posting
            change(&other)
            return other.contentHash
        }
        #expect(Set(hashes + [posting.contentHash]).count == changes.count + 1)
    }

    @Test func `dates, addresses, markup and the order of places are no change of the contents`() {
        var other = posting
        other.locations.reverse()
        other.url = nil
        other.postedAt = nil
        other.updatedAt = nil
        other.descriptionHTML = ""
        #expect(other.contentHash == posting.contentHash)
        #expect(other.listHash != posting.listHash)
    }

    @Test func `whatever a list shows changes the hash of the list, a description does not`() {
        let changes: [(inout Posting) -> Void] = [
            { $0.title = "Lead" }, { $0.locations = ["Bergen"] }, { $0.department = nil }, { $0.url = nil },
            { $0.updatedAt = nil },
        ]
        let hashes = changes.map { change in
            var other = posting
            change(&other)
            return other.listHash
        }
        #expect(Set(hashes + [posting.listHash]).count == changes.count + 1)
        var other = posting
        other.description = ""
        other.salary = nil
        #expect(other.listHash == posting.listHash)
    }

    private let posting = Posting(
        id: PostingID("1"), title: "Engineer", url: URL(string: "https://example.com/1"), locations: ["Oslo", "Turku"],
        workplace: .hybrid, employmentType: .fullTime, department: "R&D",
        salary: Salary(min: Decimal(string: "70000.5")!, max: 80_000, currency: "EUR", period: .year),
        postedAt: Date(timeIntervalSince1970: 1_800_000_000), updatedAt: Date(timeIntervalSince1970: 1_800_000_000.5),
        description: "Naïve text.", descriptionHTML: "<p>Naïve text.</p>")
}
