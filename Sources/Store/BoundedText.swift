/// How much is kept of texts that others write: more is cut, never refused, and U+0000, which PostgreSQL cannot store, is
/// left out.
///
/// Counted in Unicode scalars, as both engines do in the CHECKs: a single character can have a million of them.
enum BoundedText {
    static let name = 200
    static let title = 500
    static let message = 2_000
    static let document = 200_000
    static let html = 400_000
    static let url = 2_048
    /// Of a list, such as a posting's places.
    static let items = 100

    static func clean(_ text: String, upTo limit: Int) -> String {
        let text = text.utf8.contains(0) ? text.replacing("\0", with: "") : text
        // A scalar has at least one byte: most texts are known to be short without counting.
        guard text.utf8.count > limit, text.unicodeScalars.count > limit else { return text }
        return String(text.unicodeScalars.prefix(limit))
    }

    /// Nil when nothing is left.
    static func cleanOrNil(_ text: String?, upTo limit: Int) -> String? {
        guard let text else { return nil }
        let kept = clean(text, upTo: limit)
        return kept.isEmpty ? nil : kept
    }

    static func clean(_ texts: [String], upTo limit: Int = name) -> [String] {
        texts.prefix(items).map { clean($0, upTo: limit) }.filter { !$0.isEmpty }
    }
}
