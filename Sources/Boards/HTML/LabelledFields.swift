internal import Domain
internal import Foundation

/// What the lines of an advert say of its place, contract and department where they name them: "Location: Oslo, Norway",
/// or the label on one line and the value on the next.
struct LabelledFields {
    private(set) var places = Places()
    private(set) var workplace: Workplace?
    private(set) var employmentType: EmploymentType?
    private(set) var department: String?
    private(set) var salary: Salary?

    /// Labels stand in short lines, and no page has more of them.
    private static let maximumLines = 1_000
    private static let maximumLine = 220

    init(_ text: String) {
        let lines: [Substring] = text.split(whereSeparator: \.isNewline).prefix(Self.maximumLines)
            .filter { $0.count < Self.maximumLine }
        for (index, line) in lines.enumerated() {
            if let mark = line.firstIndex(of: ":"), line.index(after: mark) < line.endIndex {
                take(Self.trimmed(line[line.index(after: mark)...]), as: Self.label(line[..<mark]))
            } else if index + 1 < lines.count, Self.labels[Self.label(lines[index + 1])] == nil {
                take(Self.trimmed(lines[index + 1]), as: Self.label(line))
            }
        }
    }

    private mutating func take(_ value: String, as label: String) {
        // "CountryIndia": several elements run together, and none of them the value.
        guard let field = Self.labels[label], !value.isEmpty, value.count < 200, !value.contains(#/[a-z][A-Z][a-z]{3}/#)
        else { return }
        switch field {
        case .place: if places.names.isEmpty, !value.hasSuffix(".") { places.add(value) }
        case .workplace: workplace = workplace ?? Workplace(word: value)
        case .type: employmentType = employmentType ?? EmploymentType(word: value)
        case .department: department = department ?? value
        case .salary: salary = salary ?? WrittenSalary.parse(value)
        }
    }

    private static func label(_ text: Substring) -> String { trimmed(text).lowercased() }

    private static func trimmed(_ text: Substring) -> String { text.trimmingCharacters(in: marks) }

    private static let marks = CharacterSet.whitespaces.union(CharacterSet(charactersIn: "-*•·|:"))

    private enum Field { case place, workplace, type, department, salary }

    private static let labels: [String: Field] = {
        var labels: [String: Field] = [:]
        for (field, words) in words {
            for word in LinkWords.set(words) { labels[word] = field }
        }
        return labels
    }()

    private static let words: [(Field, String)] = [
        (
            .place,
            """
            location|locations|place of work|job location|work location|office|city|standort|standorte|arbeitsort|
            einsatzort|dienstort|lieu|lieu de travail|localisation|ubicación|lugar de trabajo|localidad|ubicació|locatie|
            standplaats|werklocatie|localização|local de trabalho|cidade|lokalita|místo výkonu práce|místo pracoviště|
            sede|sede di lavoro|luogo di lavoro|lokalizacja|miejsce pracy
            """
        ),
        (
            .workplace,
            """
            workplace|workplace type|work mode|remote|modalidad de trabajo|modalitat de treball|arbeitsmodell|
            mode de travail|modalidade de trabalho|způsob práce
            """
        ),
        (
            .type,
            """
            job type|employment type|employment|contract type|type of contract|working pattern|anstellungsart|
            beschäftigungsart|vertragsart|arbeitszeit|type de contrat|contrat|jornada laboral|jornada|tipo de jornada|
            dienstverband|contracttype|regime de trabalho|tipo de contratação|úvazek|typ úvazku|druh pracovního poměru|
            contratto|tipo di contratto|wymiar etatu
            """
        ),
        (
            .department,
            """
            department|team|abteilung|bereich|fachbereich|département|service|departamento|departament|afdeling|área|
            oddělení|reparto|dział
            """
        ),
        (.salary, "salary|salary range|pay|compensation|gehalt|rémunération|salaire|salario|salaris|salário|plat|mzda"),
    ]
}
