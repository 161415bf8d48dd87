internal import Domain

/// The places that a location text names, and the workplace type that boards write among them.
struct Places {
    private(set) var names: [String] = []
    private(set) var workplace: Workplace?
    /// More places than any posting has: what comes after them was made to do harm.
    static let maximum = 200

    /// Takes "Paris, France; Lyon, France", "NYC | Remote", "SF / NY": one place each. Commas stay: they stand inside
    /// places far more often than between them.
    mutating func add(_ text: String?) {
        guard let text = text?.prefix(20_000), names.count < Self.maximum else { return }
        guard Self.mayBeSeveral(text) else {
            addOne(text)
            return
        }
        var pieces: [Substring] = [text]
        for separator in [";", "|", "\n", " / ", " • ", " · ", " or "] {
            pieces = pieces.flatMap { $0.split(separator: separator) }
        }
        for piece in pieces.prefix(Self.maximum) { addOne(piece) }
    }

    /// Whether there is a separator in it, or the start of one.
    private static func mayBeSeveral(_ text: Substring) -> Bool {
        var latest: UInt32 = 0
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: "/"), 0x0A, 0xC2, 0xE2: return true
            default: latest = latest << 8 | UInt32(byte)
            }
            if latest == 0x206F_7220 { return true }  // " or "
        }
        return false
    }

    private mutating func addOne(_ text: Substring) {
        let name = Self.trimmed(text)
        guard !name.isEmpty, !names.contains(name) else { return }
        if let said = Workplace(word: name) {
            workplace = workplace ?? said
            if said == .remote { names.append(name) }
            return
        }
        workplace = workplace ?? Self.workplace(in: name)
        names.append(name)
    }

    /// Without the spaces, dashes and bullets that separate places from each other.
    private static func trimmed(_ text: Substring) -> String {
        var scalars = text.unicodeScalars
        while let first = scalars.first, isEdge(first) { scalars.removeFirst() }
        while let last = scalars.last, isEdge(last) { scalars.removeLast() }
        return String(scalars)
    }

    private static func isEdge(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case " ", "\t", "\r", "\n", ",", ";", "|", "-", "–", "•", "·": true
        default: false
        }
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
        switch LabelWords(word).letters {
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
