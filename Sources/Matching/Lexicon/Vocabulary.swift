import Domain

/// Everything the engine knows by name, read once from the data files.
struct Vocabulary: Sendable {
    let lexicon: Lexicon
    let skills: [Skill]
    /// For a skill, those of which any one shows it too ("PyTorch" for "machine learning").
    let implied: [Int: [Int]]
    let families: RoleFamilies
    let places: [Place]
    let industries: [String]
    /// ISO 639-1 codes.
    let languages: [String]
    /// The first spelling of each language, for sentences.
    let languageNames: [String]

    static let shared = Vocabulary()

    init() {
        var builder = LexiconBuilder()
        let roles = VocabularyFile("roles").rows
        let skillRows = VocabularyFile("skills").rows
        let paths = Self.paths(roles.map { $0[0] } + skillRows.map { $0[1] })
        let index = Dictionary(uniqueKeysWithValues: paths.enumerated().map { ($1, $0) })
        families = RoleFamilies(paths: paths, related: VocabularyFile("related").rows)

        var fields: [String: Int] = [:]
        for row in roles {
            for phrase in VocabularyFile.spellings(row[1]) { fields[phrase.lowercased()] = index[row[0]] }
        }
        skills = skillRows.enumerated().map { number, row in
            let spellings = VocabularyFile.spellings(row.count > 3 ? row[3] : "")
            for spelling in [row[0]] + spellings { builder.add(spelling, .skill, value: Int32(number)) }
            let name = row[0].trimmingPrefix { $0 == "=" || $0 == "!" }
            let field = ([String(name)] + spellings).lazy.compactMap { fields[$0.lowercased()] }.first
            let scope = Skill.Scope(rawValue: row[2]) ?? .own
            guard let kind = scope == .own ? SkillKind(rawValue: row[2]) : .trade else {
                preconditionFailure("skills.tsv: \(row[2])")
            }
            let written = spellings.map { String($0.trimmingPrefix { $0 == "=" || $0 == "!" }) }
            return Skill(
                name: String(name), family: index[row[1]] ?? 0, kind: kind, scope: scope,
                spellings: [String(name)] + written,
                field: field)
        }
        implied = Self.readImplied(skills)
        for row in roles {
            for spelling in VocabularyFile.spellings(row[1]) {
                builder.add(spelling, .role, value: Int32(index[row[0]] ?? 0))
            }
        }
        for row in VocabularyFile("seniority").rows {
            let level = Seniority(rawValue: row[0]).map { Int32($0.index) } ?? Term.noLevel
            for word in VocabularyFile.spellings(row[1]) { builder.add(word, .seniority, value: level) }
        }
        places = Self.readPlaces(into: &builder)
        (languages, languageNames) = Self.readLanguages(into: &builder)
        industries = Self.readIndustries(into: &builder)
        Self.readCues(into: &builder)
        lexicon = Lexicon(builder)
    }

    private static func paths(_ all: [String]) -> [String] {
        var seen = Set<String>()
        return all.filter { seen.insert($0).inserted }
    }

    private static func readImplied(_ skills: [Skill]) -> [Int: [Int]] {
        let index = Dictionary(skills.enumerated().map { ($1.name, $0) }) { first, _ in first }
        return Dictionary(
            uniqueKeysWithValues: VocabularyFile("implied").rows.map { row in
                let numbers = ([row[0]] + VocabularyFile.spellings(row[1])).map { name in
                    guard let number = index[name] else { preconditionFailure("implied.tsv: \(name)") }
                    return number
                }
                return (numbers[0], Array(numbers.dropFirst()))
            })
    }

    private static func readPlaces(into builder: inout LexiconBuilder) -> [Place] {
        var numbers: [String: Int] = [:]
        return VocabularyFile("places").rows.enumerated().map { number, row in
            guard let kind = Place.Kind(rawValue: row[0]) else { preconditionFailure("places.tsv: \(row[0])") }
            let spellings = VocabularyFile.spellings(row[2])
            for spelling in spellings { builder.add(spelling, .place, value: Int32(number)) }
            let codes = row[1] == "*" ? [] : row[1].split(separator: ",").map { CountryCode(String($0)) }
            if numbers[spellings[0]] == nil { numbers[spellings[0]] = number }
            let near = row.count > 3 && kind != .region ? numbers[row[3]] : number
            guard let near else { preconditionFailure("places.tsv: \(row[3])") }
            return Place(
                kind: kind, countries: Set(codes), name: String(spellings[0].trimmingPrefix("=").prefix { $0 != "," }),
                metro: near,
                code: kind == .region ? row[3] : nil,
                spellings: spellings.map { $0.trimmingPrefix("=").lowercased() })
        }
    }

    private static func readLanguages(into builder: inout LexiconBuilder) -> ([String], [String]) {
        let rows = VocabularyFile("languages").rows
        let codes = rows.map { $0[0] }
        for (number, row) in rows.enumerated() {
            for name in VocabularyFile.spellings(row[1]) { builder.add(name, .language, value: Int32(number)) }
        }
        for (level, row) in VocabularyFile("language-levels").rows.map({ (LanguageLevel(rawValue: $0[0]), $0) }) {
            guard let rank = level.flatMap({ LanguageLevel.allCases.firstIndex(of: $0) }) else { continue }
            for word in VocabularyFile.spellings(row[1]) { builder.add(word, .languageLevel, value: Int32(rank)) }
        }
        for row in VocabularyFile("stopwords").rows {
            guard let number = codes.firstIndex(of: row[0]) else { continue }
            for word in VocabularyFile.spellings(row[1]) { builder.add(word, .stopword, value: Int32(number)) }
        }
        let names = rows.map { String(VocabularyFile.spellings($0[1])[0].trimmingPrefix("=")) }
        return (codes, names)
    }

    private static func readIndustries(into builder: inout LexiconBuilder) -> [String] {
        VocabularyFile("industries").rows.enumerated().map { number, row in
            for word in [row[0]] + VocabularyFile.spellings(row[1]) {
                builder.add(word, .industry, value: Int32(number))
            }
            return row[0]
        }
    }

    private static func readCues(into builder: inout LexiconBuilder) {
        let cues = Dictionary(uniqueKeysWithValues: Cue.allCases.map { ($0.name, $0) })
        for row in VocabularyFile("cues").rows {
            guard let cue = cues[row[0]] else { preconditionFailure("cues.tsv: \(row[0])") }
            for spelling in VocabularyFile.spellings(row[1]) {
                guard !spelling.hasPrefix("=") else {
                    builder.add(spelling, .cue, value: cue.rawValue)
                    continue
                }
                let parts = spelling.split(separator: "=", maxSplits: 1)
                let number = parts.count == 2 ? Int32(parts[1]) ?? 0 : 0
                builder.add(String(parts[0]), .cue, value: cue.rawValue, number: number)
            }
        }
    }
}

extension Seniority {
    /// The place among all cases, by which the lexicon stores it.
    var index: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
