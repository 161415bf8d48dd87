import Foundation

/// Takes addresses out of a model's words: what a stranger made it write leads nowhere.
public struct LinkFilter: Sendable {
    static let placeholder = "[link removed]"

    private let allowed: Set<String>
    /// How many were taken out so far.
    public private(set) var removed = 0

    /// `allowed`: domain names that stand for a name, in lower case.
    public init(allowing allowed: Set<String> = []) {
        self.allowed = Set(allowed.map { $0.lowercased() }).union(Self.technologies)
    }

    /// Every string of the value, names of members aside, without invisible characters and without addresses.
    public mutating func cleaned(_ value: JSON) -> JSON {
        switch value {
        case .string(let text): return .string(cleaned(text))
        case .array(let items):
            var clean: [JSON] = []
            for item in items { clean.append(cleaned(item)) }
            return .array(clean)
        case .object(let members):
            var clean: [JSON.Member] = []
            for member in members { clean.append(.init(member.name, cleaned(member.value))) }
            return .object(clean)
        case .null, .bool, .number: return value
        }
    }

    public mutating func cleaned(_ text: String) -> String {
        let text = PromptText.clean(text, longest: .max)
        guard text.contains(where: { ":.@。．｡/：".contains($0) }) else { return text }
        var clean = ""
        var word = ""
        for character in text {
            if Self.separates(character) {
                clean += kept(word)
                word = ""
                clean.append(character)
            } else {
                word.append(character)
            }
        }
        return clean + kept(word)
    }

    private mutating func kept(_ word: String) -> String {
        guard isAddress(word) else { return word }
        removed += 1
        return Self.placeholder
    }

    private static func separates(_ character: Character) -> Bool {
        character.isWhitespace || "()<>[]{}\"'“”‘’«»„`|*,;".contains(character)
    }

    private func isAddress(_ word: String) -> Bool {
        guard word.count > 3 else { return false }
        // Compatibility forms first: a browser takes “ｅｖｉｌ．ｃｏｍ” and “evil。com” for evil.com.
        let plain = word.precomposedStringWithCompatibilityMapping.lowercased()
            .replacing("。", with: ".").replacing("｡", with: ".")
        if plain.contains("://") || plain.hasPrefix("//") || plain.hasPrefix("www.") { return true }
        if let colon = plain.firstIndex(of: ":"), Self.schemes.contains(String(plain[..<colon])),
            plain.index(after: colon) < plain.endIndex
        {
            return true
        }
        let host = plain.prefix { !"/?#:".contains($0) }
        let hasTail = host.count < plain.count
        let labels = host.split(separator: "@").last?.split(separator: ".", omittingEmptySubsequences: false) ?? []
        guard labels.count >= 2, labels.dropLast().allSatisfy({ !$0.isEmpty }) else { return false }
        let name = labels.joined(separator: ".").trimmingCharacters(in: .punctuationCharacters)
        guard !allowed.contains(name), let last = name.split(separator: ".").last, name.contains(".") else {
            return false
        }
        if labels.allSatisfy({ UInt8($0) != nil }), labels.count == 4 { return true }
        let isDomain = Self.domains.contains(String(last)) || last.hasPrefix("xn--")
        let isPlace =
            last.count == 2 && last.allSatisfy { $0.isASCII && $0.isLetter } && (hasTail || host.contains("@"))
        return isDomain || isPlace
    }

    private static let schemes: Set<String> = [
        "http", "https", "ftp", "ftps", "ws", "wss", "file", "data", "javascript", "vbscript", "mailto", "tel", "sms",
        "ssh", "git", "ipfs", "intent", "blob",
    ]
    /// Endings that programs turn into links without being asked; endings of two letters need a path or an @.
    private static let domains: Set<String> = [
        "com", "net", "org", "info", "biz", "io", "ai", "app", "dev", "co", "me", "xyz", "top", "site", "online",
        "shop", "club", "live", "link", "click", "page", "cloud", "tech", "jobs", "careers", "work", "ru", "cn", "uk",
        "de", "fr", "eu", "nl", "gg", "ly", "to", "tv", "cc", "zip", "mov", "example", "test",
    ]
    /// Written with a dot, and no addresses.
    private static let technologies: Set<String> = [
        "asp.net", "ado.net", "vb.net", "ml.net", "entity.net", "socket.io", "draw.io", "paper.io", "discord.js",
        "fast.ai", "character.ai", "c.ai", "monday.com", "cal.com", "make.com",
    ]
}
