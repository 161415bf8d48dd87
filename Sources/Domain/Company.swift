public import Foundation

/// An employer whose careers page is watched: what people say of it.
public struct Company: Sendable, Hashable, Identifiable {
    public var id: CompanyID
    public var name: String
    /// Where it lists its postings, http or https.
    public var careersURL: URL
    /// A CSS selector of the links, or of what holds them, for pages that need one.
    public var selector: String?
    public var workModel: WorkModel?
    /// As a person would write it: "Stockholm, Sweden".
    public var headquarters: String?
    public var officeLocations: [String]
    /// What it works on: "cloud infrastructure".
    public var fields: [String]
    /// Whether it reads applications that answer no posting.
    public var isOpenToApplication: Bool
    /// Nil while nobody has said; it is treated as medium.
    public var priority: CompanyPriority?
    /// Nil while nobody has said; it is treated as auto.
    public var browser: BrowserUse?

    public init(
        id: CompanyID, name: String, careersURL: URL, selector: String? = nil, workModel: WorkModel? = nil,
        headquarters: String? = nil, officeLocations: [String] = [], fields: [String] = [],
        isOpenToApplication: Bool = false, priority: CompanyPriority? = nil,
        browser: BrowserUse? = nil
    ) {
        self.id = id
        self.name = name
        self.careersURL = careersURL
        self.selector = selector
        self.workModel = workModel
        self.headquarters = headquarters
        self.officeLocations = officeLocations
        self.fields = fields
        self.isOpenToApplication = isOpenToApplication
        self.priority = priority
        self.browser = browser
    }
}

/// Names a company in commands, files and addresses: lower-case letters, digits, `-`, `_` and `.`, "37signals".
public struct CompanyID: Sendable, Hashable, RawRepresentable, CustomStringConvertible, Codable {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    /// What a name becomes: "Crédit & Fils" → "credit-fils". Nil when nothing of it is left.
    public init?(name: String) {
        let plain = name.folding(options: [.diacriticInsensitive, .caseInsensitive, .widthInsensitive], locale: nil)
        let words = plain.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        guard !words.isEmpty else { return nil }
        rawValue = String(words.joined(separator: "-").prefix(100))
    }

    /// As somebody wrote it, upper case or lower. Nil when it could not stand in a command and an address: it has 1 to 100
    /// letters, digits, `-`, `_` and `.`, a letter or digit first.
    public init?(written text: String) {
        let text = text.lowercased()
        let letters = text.utf8
        guard (1...100).contains(letters.count), let first = letters.first, Self.isLetterOrDigit(first),
            letters.allSatisfy({ Self.isLetterOrDigit($0) || "-_.".utf8.contains($0) })
        else { return nil }
        rawValue = text
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    public var description: String { rawValue }
}

/// How soon a company's page is looked at again.
public enum CompanyPriority: String, Sendable, Hashable, Codable, CaseIterable {
    case high, medium, low
}

/// Whether a careers page is read with a browser.
public enum BrowserUse: String, Sendable, Hashable, Codable, CaseIterable {
    /// When it shows nothing without one, and needs scripts.
    case auto
    /// At once: what it shows without one is not the list.
    case always
    case never
}

/// Where a company's people work.
public enum WorkModel: String, Sendable, Hashable, Codable, CaseIterable {
    case fullyRemote = "FULLY_REMOTE"
    case hybrid = "HYBRID"
    case inOffice = "IN_OFFICE"
}
