/// Counts the slips between two spellings.
enum EditDistance {
    /// How many letters must be put in, left out, replaced or swapped with the next to make one of the other (optimal
    /// string alignment); quadratic, for names.
    static func of(_ one: String, _ other: String) -> Int {
        let (one, other) = (Array(one), Array(other))
        if one.isEmpty || other.isEmpty { return max(one.count, other.count) }
        var before: [Int] = []
        var last = Array(0...other.count)
        for i in one.indices {
            var row = [i + 1]
            for j in other.indices {
                let isSame = one[i] == other[j]
                var best = min(last[j] + (isSame ? 0 : 1), last[j + 1] + 1, row[j] + 1)
                if i > 0, j > 0, one[i] == other[j - 1], one[i - 1] == other[j] { best = min(best, before[j - 1] + 1) }
                row.append(best)
            }
            (before, last) = (last, row)
        }
        return last[other.count]
    }
}
