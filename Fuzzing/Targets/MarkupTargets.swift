import Foundation
import Markup

/// HTML and XML by themselves: made harmless, as a line, as trees, by selectors.
enum MarkupTargets {
    static func markup(_ bytes: [UInt8]) -> String? {
        let source = String(decoding: bytes, as: UTF8.self)
        let clean = CleanHTML(source)
        if let complaint = complaint(aboutHTML: clean.html) { return complaint }
        if let complaint = complaint(aboutHTML: CleanHTML(MarkdownHTML(source).html).html) { return complaint }
        if clean.text.unicodeScalars.contains(where: { $0.value < 0x20 && $0 != "\n" && $0 != "\t" }) {
            return "a control character in the text"
        }
        if PlainLine.of(source).contains(where: \.isNewline) { return "a line of several" }
        _ = try? XMLTree(bytes)
        return nil
    }

    /// A selector up to the first line's end, and the page to look for it in.
    static func selector(_ bytes: [UInt8]) -> String? {
        let parts = bytes.split(separator: UInt8(ascii: "\n"), maxSplits: 1)
        guard parts.count == 2, let url = URL(string: "https://acme.example/"),
            let selector = try? CSSSelector(String(decoding: parts[0].prefix(200), as: UTF8.self)),
            let page = HTMLPage(Array(parts[1]), url: url)
        else { return nil }
        for node in page.select(selector).prefix(20) {
            if let complaint = complaint(aboutHTML: node.clean.html) { return complaint }
            _ = node.link
        }
        return nil
    }

    /// Whether clean HTML is what it promises: well-formed, of harmless elements, with harmless links.
    static func complaint(aboutHTML html: String) -> String? {
        guard !html.isEmpty else { return nil }
        do {
            let closed = html.replacing("<br>", with: "<br/>")
            return complaint(about: try XMLTree(Array("<body>\(closed)</body>".utf8)))
        } catch {
            // An advert nests deeper than a tree of XML may.
            return error == .tooComplex ? nil : "not well-formed: \(html.prefix(500))"
        }
    }

    private static func complaint(about tree: XMLTree) -> String? {
        for element in tree.elements {
            if harmful.contains(element.name) { return "an element <\(element.name)> in the clean HTML" }
            if let name = element.attributes.keys.first(where: { !["href", "rel"].contains($0) }) {
                return "an attribute \(name) in the clean HTML"
            }
            if let link = element.attributes["href"]?.lowercased(),
                !["http://", "https://", "mailto:"].contains(where: link.hasPrefix)
            {
                return "a link to \(link) in the clean HTML"
            }
            if let complaint = complaint(about: element) { return complaint }
        }
        return nil
    }

    private static let harmful: Set<String> = [
        "script", "style", "iframe", "object", "embed", "form", "input", "img", "svg", "math", "base", "link", "meta",
        "template", "video", "audio", "button",
    ]
}
