import Testing

@testable import Matching

/// The data files hold no doubles and no contradictions.
@Suite struct VocabularyTests {
    /// What a reader of texts cannot tell apart: capitals, hyphens, dots and slashes.
    private func key(_ spelling: String) -> String {
        let plain = spelling.hasPrefix("=") || spelling.hasPrefix("!") ? String(spelling.dropFirst()) : spelling
        return plain.lowercased().split { "-/._ ".contains($0) }.joined(separator: " ")
    }

    private func spellings(_ row: [String], _ column: Int) -> [String] {
        row.count > column ? VocabularyFile.spellings(row[column]) : []
    }

    @Test func `a spelling names one skill`() {
        var owners: [String: String] = [:]
        for row in VocabularyFile("skills").rows {
            for spelling in [row[0]] + spellings(row, 3) {
                // "=DBT" and "dbt" are told apart by their capitals.
                let isMarked = spelling.hasPrefix("=") || spelling.hasPrefix("!")
                let key = isMarked ? spelling.drop { "=!".contains($0) }.description : key(spelling)
                if let owner = owners[key] { #expect(owner == row[0], "“\(spelling)” is both \(owner) and \(row[0])") }
                owners[key] = row[0]
            }
        }
        #expect(owners.count > 7_500)
    }

    @Test func `there are thousands of skills, each with a kind that is known`() {
        let rows = VocabularyFile("skills").rows
        #expect(rows.count >= 4_000)
        for row in rows {
            let isKnown = SkillKind(rawValue: row[2]) != nil || Skill.Scope(rawValue: row[2]) != nil
            #expect(isKnown, "\(row[0]) is of the kind \(row[2])")
        }
    }

    @Test func `a place's spelling names one place of its kind`() {
        var owners: [String: Int] = [:]
        for (number, row) in VocabularyFile("places").rows.enumerated() {
            for spelling in spellings(row, 2) {
                let key = "\(row[0]) \(spelling.lowercased())"
                #expect(owners[key] == nil, "\(spelling) stands twice")
                owners[key] = number
            }
        }
    }

    @Test func `a language's code stands once, and a name names one language`() {
        let rows = VocabularyFile("languages").rows
        #expect(Set(rows.map { $0[0] }).count == rows.count)
        let names = rows.flatMap { spellings($0, 1).map(key) }
        #expect(
            Set(names).count == names.count, "\(Dictionary(grouping: names) { $0 }.filter { $0.value.count > 1 }.keys)")
    }

    @Test func `a word tells one seniority, and one level of a language`() {
        for file in ["seniority", "language-levels"] {
            let words = VocabularyFile(file).rows.flatMap { spellings($0, 1).map(key) }
            let twice = Dictionary(grouping: words) { $0 }.filter { $0.value.count > 1 }.keys.sorted()
            #expect(twice.isEmpty, "\(file).tsv: \(twice)")
        }
    }

    @Test func `every cue has a row, and every row a cue`() {
        let rows = VocabularyFile("cues").rows.map { $0[0] }
        #expect(Set(rows) == Set(Cue.allCases.map(\.name)))
        #expect(rows.count == Set(rows).count)
    }

    @Test func `families that are said to be close exist`() {
        let paths = Set(Vocabulary.shared.families.paths)
        for row in VocabularyFile("related").rows {
            #expect(paths.contains(row[0]) && paths.contains(row[1]), "\(row)")
        }
    }
}
