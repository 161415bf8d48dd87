import Foundation

extension Posting {
    /// Of all that a reader would call a change: dates, addresses and markup are not in it, nor the order of places.
    public var contentHash: ContentHash {
        var hasher = ContentHasher()
        hasher.combine(title)
        hasher.combine(locations.sorted())
        hasher.combine(workplace?.rawValue)
        hasher.combine(employmentType?.rawValue)
        hasher.combine(department)
        hasher.combine(salary?.min.map { "\($0)" })
        hasher.combine(salary?.max.map { "\($0)" })
        hasher.combine(salary?.currency)
        hasher.combine(salary?.period?.rawValue)
        hasher.combine(description)
        return hasher.finish()
    }

    /// Of what a list of postings alone tells: while it stays the same, the posting's own page need not be read again.
    public var listHash: ContentHash {
        var hasher = ContentHasher()
        hasher.combine(title)
        hasher.combine(url?.absoluteString)
        hasher.combine(locations.sorted())
        hasher.combine(department)
        hasher.combine(updatedAt.map { "\($0.timeIntervalSince1970)" })
        return hasher.finish()
    }
}
