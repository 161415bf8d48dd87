internal import Domain
internal import Foundation

/// The places that a location text names, and the workplace type that boards write among them.
struct Places {
    private(set) var names: [String] = []
    private(set) var workplace: Workplace?
    /// More places than any posting has: what comes after them was made to do harm.
    private static let maximum = 200

    /// Takes "Paris, France; Lyon, France", "NYC | Remote", "SF / NY": one place each. Commas stay: they stand inside
    /// places far more often than between them.
    mutating func add(_ text: String?) {
        guard let text = text?.prefix(20_000), names.count < Self.maximum else { return }
        if !text.utf8.contains(where: { Self.separators.contains($0) }), !text.contains(" or ") {
            addOne(text)
            return
        }
        var pieces: [Substring] = [text]
        for separator in [";", "|", "\n", " / ", " • ", " · ", " or "] {
            pieces = pieces.flatMap { $0.split(separator: separator) }
        }
        for piece in pieces.prefix(Self.maximum) { addOne(piece) }
    }

    private static let separators: Set<UInt8> = [0x3B, 0x7C, 0x0A, 0x2F, 0xE2, 0xC2]

    private mutating func addOne(_ text: Substring) {
        let name = text.trimmingCharacters(in: CharacterSet(charactersIn: " \t,;|-–•·"))
        guard !name.isEmpty, !names.contains(name) else { return }
        if let said = Workplace(word: name) {
            workplace = workplace ?? said
            if said == .remote { names.append(name) }
            return
        }
        workplace = workplace ?? Self.workplace(in: name)
        names.append(name)
    }

    /// "Remote (EU)" and "Berlin - Hybrid" say one, "Remote-friendly, Berlin" does not.
    private static func workplace(in name: String) -> Workplace? {
        let label = LabelWords(name)
        if label.hold("hybrid*") { return .hybrid }
        return label.hold("remote") && !label.hold("friendly") && !label.hold("not remote") ? .remote : nil
    }
}

extension Workplace {
    /// The type that a word or label alone stands for, as systems write it: "On-site", "HYBRID", "Fully remote".
    init?(word: String) {
        let letters = String(word.unicodeScalars.filter(CharacterSet.letters.contains)).lowercased()
        switch letters {
        case "remote", "fullyremote", "remotefirst", "remoteonly", "telecommute", "workfromhome", "anywhere",
            "homeoffice", "télétravail", "teletrabajo", "remoto", "fullremote", "remotework":
            self = .remote
        case "hybrid", "hybride", "híbrido", "hibrido", "hybridremote", "flexible", "remotefriendly":
            self = .hybrid
        case "onsite", "inoffice", "office", "inperson", "vorort", "presencial", "physical":
            self = .onSite
        default: return nil
        }
    }
}
