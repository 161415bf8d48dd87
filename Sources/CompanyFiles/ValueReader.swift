import Domain
import Foundation

/// Judges a record's values: what is needed, what is too long, what is no value of its field.
struct ValueReader {
    let record: CompanyRecord
    let limits: CompanyFileLimits
    private(set) var problems: [(loss: CompanyFileProblem.Loss, field: String, reason: String)] = []

    private static let rightDate = "one such as 2026-11-23T16:52:01Z, or milliseconds since 1970,"
    /// 1990 to 2199, in seconds since 1970. Dates before and after are slips: seconds for milliseconds, say.
    private static let plausible = 631_152_000.0..<7_258_118_400

    init(record: CompanyRecord, limits: CompanyFileLimits) {
        self.record = record
        self.limits = limits
    }

    /// Nil when a needed value is missing.
    mutating func entry() -> CompanyEntry? {
        let name = needed(.company, longest: limits.nameLength)
        let url = careersURL()
        guard let name, let url else { return nil }
        guard let id = companyID(name, url) else {
            problems.append((.row, "company_id", "is missing, and none can be made of “\(Shown.text(name))”"))
            return nil
        }
        let company = Company(
            id: id, name: name, careersURL: url, selector: text(.selector, longest: limits.selectorLength),
            workModel: word(.workModel, "fully remote, hybrid or in office", Words.workModel),
            headquarters: text(.headquarters, longest: limits.nameLength), officeLocations: list(.officeLocations),
            fields: list(.fields), isOpenToApplication: truth(.openToApplication) ?? false,
            priority: word(.priority, "high, medium or low", Words.priority),
            browser: word(.browser, "auto, always or never", Words.browserUse))
        return CompanyEntry(
            company: company, lastScrapedAt: moment(.lastScrapedAt), isProblematic: truth(.isProblematic),
            createdAt: moment(.createdAt), updatedAt: moment(.updatedAt), scrapeErrors: scrapeErrors(),
            line: record.line)
    }

    private mutating func needed(_ field: CompanyField, longest: Int) -> String? {
        let before = problems.count
        if let text = text(field, longest: longest) { return text }
        if problems.count == before { problems.append((.row, field.name, "is missing")) }
        for index in before..<problems.count { problems[index].loss = .row }
        return nil
    }

    private mutating func careersURL() -> URL? {
        guard let text = needed(.careersURL, longest: limits.urlLength) else { return nil }
        do throws(CareersAddress.Refusal) {
            return try CareersAddress(text).url
        } catch {
            problems.append((.row, CompanyField.careersURL.name, "“\(Shown.text(text))” \(error.reason)"))
            return nil
        }
    }

    /// The file's own where it can name a company in a command and an address, else the name's, else the host's.
    private mutating func companyID(_ name: String, _ url: URL) -> CompanyID? {
        let own = text(.companyID, longest: limits.nameLength)?.lowercased()
        if let id = own.flatMap(CompanyID.init(written:)) { return id }
        let made = CompanyID(name: name) ?? url.host().flatMap(CompanyID.init(name:))
        if let own, let made {
            let rule = "letters, digits and - _ . can stand there, a letter or digit first"
            problems.append((.value, "company_id", "“\(Shown.text(own))” became “\(made)”: \(rule)"))
        }
        return made
    }

    private mutating func text(_ field: CompanyField, longest: Int) -> String? {
        let text: String
        switch record[field] {
        case .null: return nil
        case .text(let value): text = PlainText.of(value)
        case .number(let value): text = Int64(exactly: value)?.description ?? value.description
        case let other:
            refuse(field, "is \(other.kind), but text belongs there")
            return nil
        }
        guard text.unicodeScalars.count <= longest else {
            refuse(field, "has more than \(longest) characters")
            return nil
        }
        return text.isEmpty ? nil : text
    }

    private mutating func word<Value>(_ field: CompanyField, _ right: String, _ read: (String) -> Value?) -> Value? {
        guard let text = text(field, longest: limits.nameLength) else { return nil }
        if let value = read(text) { return value }
        refuse(field, "“\(Shown.text(text))” is unknown; \(right) belongs there")
        return nil
    }

    private mutating func truth(_ field: CompanyField) -> Bool? {
        if case .truth(let value) = record[field] { return value }
        return word(field, "true or false", Words.truth)
    }

    private mutating func moment(_ field: CompanyField) -> Date? {
        guard let date = Self.date(record[field]) else {
            if case .null = record[field] { return nil }
            let shown =
                switch record[field] {
                case .text(let text): "“\(Shown.text(text))”"
                case .number(let number): "\(number)"
                case let other: other.kind
                }
            refuse(field, "\(shown) is no date from 1990 to 2199; \(Self.rightDate) belongs there")
            return nil
        }
        return date
    }

    /// Of a date, of text, or of a number of milliseconds; nil when it is not plausible.
    private static func date(_ value: FieldValue) -> Date? {
        let seconds: Double? =
            switch value {
            case .date(let date): date.timeIntervalSince1970
            case .number(let milliseconds): milliseconds / 1000
            case .text(let text): Moment.parse(PlainText.of(text))?.timeIntervalSince1970 ?? milliseconds(text)
            default: nil
            }
        // Before it is a Date, which is no place for infinity.
        return seconds.flatMap { plausible.contains($0) ? Date(timeIntervalSince1970: $0) : nil }
    }

    private static func milliseconds(_ text: String) -> Double? { Double(PlainText.of(text)).map { $0 / 1000 } }

    private mutating func list(_ field: CompanyField) -> [String] {
        let items: [FieldValue]
        switch record[field] {
        case .null: return []
        case .list(let list): items = list
        case .text(let cell): items = CellList.items(cell)
        case let other:
            refuse(field, "is \(other.kind), but a list belongs there")
            return []
        }
        guard items.count <= limits.listCount else {
            refuse(field, "has more than \(limits.listCount) items")
            return []
        }
        var texts: [String] = []
        for item in items {
            guard case .text(let text) = item, text.unicodeScalars.count <= limits.nameLength else {
                refuse(field, "is to be a list of texts of at most \(limits.nameLength) characters")
                return []
            }
            let plain = PlainText.of(text)
            if !plain.isEmpty { texts.append(plain) }
        }
        return texts
    }

    private mutating func scrapeErrors() -> [CompanyEntry.ScrapeError] {
        switch record[.scrapeErrors] {
        case .null: return []
        case .list(let list):
            return ScrapeErrorHistory.read(list, date: { Self.date($0) }, limits: limits)
        case .text(let cell):
            if case .list(let list)? = CellList.json(cell) {
                return ScrapeErrorHistory.read(list, date: { Self.date($0) }, limits: limits)
            }
            fallthrough
        case _:
            refuse(.scrapeErrors, "a list belongs there")
            return []
        }
    }

    private mutating func refuse(_ field: CompanyField, _ reason: String) {
        problems.append((.value, field.name, reason))
    }
}
