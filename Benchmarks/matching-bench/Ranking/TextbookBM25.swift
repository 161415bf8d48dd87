import Foundation
import Matching

/// BM25 as the textbook has it (Robertson and Zaragoza 2009), over the full text: the peer that the engine is held against.
struct TextbookBM25 {
    private static let k1 = 1.2
    private static let b = 0.75

    private let documents: Double
    private let averageLength: Double
    private var having: [UInt32: Double] = [:]

    /// - Parameter collection: the texts whose words tell what is rare.
    init(collection: [[UInt32]]) {
        documents = Double(collection.count)
        averageLength = Double(collection.map(\.count).reduce(0, +)) / Double(Swift.max(1, collection.count))
        for text in collection { for word in Set(text) { having[word, default: 0] += 1 } }
    }

    /// - Parameter countsRepeats: whether a word that the query has twice counts twice.
    func score(_ text: [UInt32], query: [UInt32], countsRepeats: Bool) -> Double {
        let counts = text.reduce(into: [UInt32: Double]()) { $0[$1, default: 0] += 1 }
        let norm = Self.k1 * (1 - Self.b + Self.b * Double(text.count) / averageLength)
        return (countsRepeats ? query : Array(Set(query)).sorted()).reduce(0) { sum, word in
            guard let count = counts[word] else { return sum }
            let having = having[word] ?? 0
            let rarity = log(1 + (documents - having + 0.5) / (having + 0.5))
            return sum + rarity * count * (Self.k1 + 1) / (count + norm)
        }
    }
}
