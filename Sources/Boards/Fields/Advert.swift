internal import Markup

/// Puts an advert together from the parts that a system keeps apart.
struct Advert {
    private var source = ""

    /// - Parameter html: the part as the system has it, harmless or not; nothing is added when it is nil or blank.
    mutating func add(_ html: String?, under heading: String? = nil) {
        guard let html, html.contains(where: { !$0.isWhitespace }), source.utf8.count < CleanHTML.maximumBytes else {
            return
        }
        if let heading { source += "<h3>\(CleanHTML(heading).html)</h3>" }
        source += "<div>\(html)</div>"
    }

    /// Nil when there was nothing to add.
    var html: CleanHTML? { source.isEmpty ? nil : CleanHTML(source) }
}
