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
    public mutating func add(_ posting: ReadPosting) { count(posting, 1) }

    /// Takes back a posting that was counted, when it has gone or before it is counted with its new words.
    public mutating func remove(_ posting: ReadPosting) { count(posting, -1) }

    private mutating func count(_ posting: ReadPosting, _ step: Int32) {
        postings = Swift.max(0, postings + Int(step))
        titleWords = Swift.max(0, titleWords + Int(step) * posting.words.titleLength)
        bodyWords = Swift.max(0, bodyWords + Int(step) * posting.words.bodyLength)
        for entry in posting.words.entries { count(entry.word, step) }
        for fact in posting.facts.skills { count(Vocabulary.skillNumbers[fact.skill], step) }
    }

    private mutating func count(_ word: WordNumber, _ step: Int32) {
        let count = counts[word, default: 0] + step
        counts[word] = count > 0 ? count : nil
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

    /// For the database: 12 bytes at the front and 8 for each word that more than one posting has.
    public var data: Data {
        var data = Data()
        func append(_ value: some FixedWidthInteger) {
            withUnsafeBytes(of: value.littleEndian) { data.append(contentsOf: $0) }
        }
        append(Self.format)
        append(Int64(postings))
        append(Int64(titleWords))
        append(Int64(bodyWords))
        for (word, count) in counts.sorted(by: { $0.key < $1.key }) where count > 1 || postings < 1_000 {
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
