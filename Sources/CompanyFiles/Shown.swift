/// A part of a file as a problem quotes it: on one line, and not at length.
enum Shown {
    static func text(_ text: String) -> String {
        let start = PlainText.of(String(text.unicodeScalars.prefix(61)))
        return start.unicodeScalars.count > 60 ? "\(String(start.unicodeScalars.prefix(60)))…" : start
    }
}
