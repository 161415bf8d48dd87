import Domain
import Foundation

extension Posting {
    /// The posting as it can be stored, whatever its page says.
    var bounded: Posting {
        var posting = self
        posting.id = id.bounded
        posting.title = BoundedText.clean(title, upTo: BoundedText.title)
        posting.url = url.flatMap { (1...BoundedText.url).contains($0.absoluteString.utf8.count) ? $0 : nil }
        posting.locations = BoundedText.clean(locations)
        posting.department = BoundedText.cleanOrNil(department, upTo: BoundedText.name)
        posting.salary = salary.flatMap { $0.isPlausible ? $0 : nil }
        posting.postedAt = postedAt.flatMap { Self.plausibleTimes.contains($0) ? $0 : nil }
        posting.updatedAt = updatedAt.flatMap { Self.plausibleTimes.contains($0) ? $0 : nil }
        posting.description = BoundedText.clean(description, upTo: BoundedText.document)
        // Half a document would be none: the text is still there.
        let html = BoundedText.clean(descriptionHTML, upTo: .max)
        posting.descriptionHTML = html.unicodeScalars.count > BoundedText.html ? "" : html
        return posting
    }

    /// From 1970 to the end of 2199.
    private static let plausibleTimes = Date(timeIntervalSince1970: 0)..<Date(timeIntervalSince1970: 7_258_118_400)
}

extension PostingID {
    /// The same, unless it is too long for a key of an index or cannot be stored: then its hash takes its place.
    var bounded: PostingID {
        if rawValue.utf8.count <= Self.longest, !rawValue.utf8.contains(0) { return self }
        var hasher = ContentHasher()
        hasher.combine(rawValue)
        return PostingID("hash:\(hasher.finish())")
    }

    /// In bytes.
    private static let longest = 500
}

extension Salary {
    fileprivate var isPlausible: Bool {
        [min, max].compactMap(\.self).allSatisfy { $0.isFinite && $0 >= 0 && $0 <= 1_000_000_000_000 }
            && (currency?.utf8.count ?? 0) <= 3 && currency?.utf8.contains(0) != true
    }
}
