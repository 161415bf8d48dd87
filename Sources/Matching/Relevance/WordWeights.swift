/// A fixed map from words to weights, made to say "not there" fast: a few hundred of a candidate's words are looked for
/// in the hundreds of every posting.
struct WordWeights: Sendable {
    private let slots: [Slot]
    private let mask: UInt32

    private struct Slot: Sendable { var word: WordNumber, weight: Float }

    init(_ weights: [WordNumber: Float]) {
        var size = 16
        while size < weights.count * 4 { size *= 2 }
        var slots = [Slot](repeating: Slot(word: 0, weight: 0), count: size)
        let mask = UInt32(size - 1)
        for (word, weight) in weights where weight > 0 {
            var slot = word & mask
            while slots[Int(slot)].weight != 0 { slot = (slot + 1) & mask }
            slots[Int(slot)] = Slot(word: word, weight: weight)
        }
        self.slots = slots
        self.mask = mask
    }

    /// 0 for a word that is not there.
    subscript(word: WordNumber) -> Float {
        var slot = word & mask
        while true {
            let found = slots[Int(slot)]
            if found.word == word || found.weight == 0 { return found.weight }
            slot = (slot + 1) & mask
        }
    }
}
