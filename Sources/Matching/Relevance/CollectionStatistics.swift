public import Foundation

/// How common each word and each skill is among all the postings that are stored: kept beside them, brought up to date as
/// they come and go, and read when a candidate is weighed.
///
/// A collection that is empty or small leans on figures that come with the program, so that a single posting is weighed
/// as sensibly as a hundred thousand.
public struct CollectionStatistics: Sendable, Equatable {
    /// Postings counted.
    public private(set) var postings = 0
    /// In how many postings each word and skill stands.
    private(set) var counts: [WordNumber: Int32] = [:]
    private var titleWords = 0
    private var bodyWords = 0

    /// As many postings as the shipped figures weigh.
    private static let shippedWeight = 300.0
    /// Of an advert, where none is counted yet.
    private static let usualTitle = 5.0
    private static let usualBody = 620.0

    public init() {}

    /// Counts a posting that is now stored.
    public mutating func add(_ posting: ReadPosting) {
        postings += 1
        titleWords += posting.words.titleLength
        bodyWords += posting.words.bodyLength
        for entry in posting.words.entries { counts[entry.word, default: 0] += 1 }
        for fact in posting.facts.skills { counts[Vocabulary.skillNumbers[fact.skill], default: 0] += 1 }
    }

    /// The share of postings that have the word, the shipped figures being part of it.
    func share(of word: WordNumber) -> Double {
        let shipped = Commonness.shipped.share(of: word) * Self.shippedWeight
        return (Double(counts[word] ?? 0) + shipped) / (Double(postings) + Self.shippedWeight)
    }

    /// Robertson and Spärck Jones' weight as BM25 uses it: 0 for what every posting has, about 7 for what few have.
    func rarity(of word: WordNumber) -> Double {
        let total = Double(postings) + Self.shippedWeight
        let having = share(of: word) * total
        return log(1 + (total - having + 0.5) / (having + 0.5))
    }

    /// Words in a title and in a text, on average.
    var averageTitle: Double { average(titleWords, Self.usualTitle) }
    var averageBody: Double { average(bodyWords, Self.usualBody) }

    private func average(_ words: Int, _ usual: Double) -> Double {
        (Double(words) + usual * Self.shippedWeight) / (Double(postings) + Self.shippedWeight)
    }
}

extension CollectionStatistics {
    private static let format: UInt32 = 0x5343_0001

    /// More words than this are those of many languages and of no language; the ones that one posting has go.
    private static let mostWords = 200_000

    /// For the database: 28 bytes at the front and 8 for each word.
    public var data: Data {
        var data = Data()
        func append(_ value: some FixedWidthInteger) {
            withUnsafeBytes(of: value.littleEndian) { data.append(contentsOf: $0) }
        }
        append(Self.format)
        append(Int64(postings))
        append(Int64(titleWords))
        append(Int64(bodyWords))
        let least = counts.count > Self.mostWords ? 2 : 1
        for (word, count) in counts.sorted(by: { $0.key < $1.key }) where count >= least {
            append(word)
            append(count)
        }
        return data
    }

    /// Nil for what `data` did not make, or an earlier program made otherwise: then all is counted anew.
    public init?(data: Data) {
        let bytes = [UInt8](data)
        guard bytes.count >= 28, (bytes.count - 28) % 8 == 0 else { return nil }
        func value<Value: FixedWidthInteger>(_ type: Value.Type, at start: Int) -> Value {
            (0..<MemoryLayout<Value>.size).reduce(0) { $0 | Value(truncatingIfNeeded: bytes[start + $1]) << ($1 * 8) }
        }
        guard value(UInt32.self, at: 0) == Self.format else { return nil }
        let totals = [4, 12, 20].map { Int(value(Int64.self, at: $0)) }
        guard totals.allSatisfy({ (0...1 << 40).contains($0) }) else { return nil }
        (postings, titleWords, bodyWords) = (totals[0], totals[1], totals[2])
        counts.reserveCapacity((bytes.count - 28) / 8)
        for start in stride(from: 28, to: bytes.count, by: 8) {
            let count = value(Int32.self, at: start + 4)
            guard count > 0 else { return nil }
            counts[value(UInt32.self, at: start)] = count
        }
    }
}
