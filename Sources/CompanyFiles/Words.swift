import Domain

/// The words that people use for the few values that a field can have.
enum Words {
    static func priority(_ text: String) -> CompanyPriority? {
        switch plain(text) {
        case "high": .high
        case "medium", "med", "normal": .medium
        case "low": .low
        default: nil
        }
    }

    static func workModel(_ text: String) -> WorkModel? {
        switch plain(text) {
        case "fullyremote", "remote", "fullremote", "remoteonly", "100%remote": .fullyRemote
        case "hybrid", "partlyremote": .hybrid
        case "inoffice", "office", "onsite", "inperson": .inOffice
        default: nil
        }
    }

    static func browserUse(_ text: String) -> BrowserUse? {
        BrowserUse(rawValue: plain(text)) ?? truth(text).map { $0 ? .always : .never }
    }

    static func truth(_ text: String) -> Bool? {
        switch plain(text) {
        case "true", "yes", "y", "1": true
        case "false", "no", "n", "0": false
        default: nil
        }
    }

    private static func plain(_ text: String) -> String { text.lowercased().filter { !" _-".contains($0) } }
}
