internal import CLibXML2
public import Foundation

/// A page of the web as a tree to search in. Not to be shared between threads.
///
/// Bounded against hostile input as `HTMLEvents` is: the parser drops what nests deeper than 256 elements.
public final class HTMLPage {
    let document: htmlDocPtr
    /// Against which relative links are resolved: `<base href>` when there is one, else the page's own address.
    public private(set) var baseURL: URL

    /// Parses whatever is given, forgivingly.
    /// - Parameters:
    ///   - charset: the encoding the server named; without it the page's own `<meta>` decides, then UTF-8.
    /// - Returns: nil when there is nothing in it to read.
    public init?(_ bytes: [UInt8], url: URL, charset: String? = nil) {
        guard !bytes.isEmpty else { return nil }
        let encoding = charset ?? Self.declaredCharset(bytes) ?? "utf-8"
        // The parser takes a NUL for the end of the text.
        let source = bytes.contains(0) ? bytes.map { $0 == 0 ? 0x20 : $0 } : bytes
        LibXML2.prepare()
        guard let context = htmlNewParserCtxt() else { return nil }
        defer { htmlFreeParserCtxt(context) }
        _ = xmlDictSetLimit(context.pointee.dict, HTMLEvents.maximumNameBytes)
        let parsed = source.withUnsafeBytes { raw in
            htmlCtxtReadMemory(
                context, raw.bindMemory(to: CChar.self).baseAddress, Int32(clamping: raw.count), nil, encoding,
                Self.options)
        }
        guard let parsed else { return nil }
        document = parsed
        baseURL = url
        if let href = first("base[href]")?.attribute("href"), let base = URL(string: href, relativeTo: url) {
            baseURL = base.absoluteURL
        }
    }

    deinit { xmlFreeDoc(document) }

    public var root: HTMLNode? { xmlDocGetRootElement(document).map { HTMLNode(page: self, pointer: $0) } }

    /// The elements a CSS selector names, in document order.
    public func select(_ selector: CSSSelector) -> [HTMLNode] { evaluate(selector.xpath(from: ""), at: nil) }

    /// For selectors that stand in our own code.
    func first(_ selector: StaticString) -> HTMLNode? {
        (try? CSSSelector(String(describing: selector))).flatMap { select($0).first }
    }

    func evaluate(_ xpath: String, at node: xmlNodePtr?) -> [HTMLNode] {
        guard let context = xmlXPathNewContext(document) else { return [] }
        defer { xmlXPathFreeContext(context) }
        context.pointee.opLimit = 50_000_000
        if let node { context.pointee.node = node }
        guard let result = xmlXPathEvalExpression(xpath, context) else { return [] }
        defer { xmlXPathFreeObject(result) }
        guard let set = result.pointee.nodesetval else { return [] }
        return (0..<Int(set.pointee.nodeNr)).compactMap { index in
            set.pointee.nodeTab[index].map { HTMLNode(page: self, pointer: $0) }
        }
    }

    private static let options = Int32(
        HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
            | HTML_PARSE_NONET.rawValue | HTML_PARSE_COMPACT.rawValue)

    /// `<meta charset=…>` or `<meta http-equiv … charset=…>` in the first kilobytes.
    private static func declaredCharset(_ bytes: [UInt8]) -> String? {
        let head = String(decoding: bytes.prefix(4096), as: UTF8.self)
        let mark = #/<meta[^>]{1,300}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.\-]+)/#.ignoresCase()
        guard let found = head.firstMatch(of: mark) else { return nil }
        return String(found.1)
    }
}
