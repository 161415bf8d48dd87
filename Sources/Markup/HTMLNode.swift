internal import CLibXML2
public import Foundation

/// An element of an `HTMLPage`, which it keeps alive.
public struct HTMLNode {
    public let page: HTMLPage
    let pointer: xmlNodePtr

    /// Lower case.
    public var name: String { String(cString: pointer.pointee.name) }

    /// An attribute's value, by its lower-case name.
    public func attribute(_ name: String) -> String? {
        guard let value = xmlGetProp(pointer, name) else { return nil }
        defer { xmlFreeText(value) }
        return String(cString: value)
    }

    public var classes: [Substring] {
        attribute("class")?.split(whereSeparator: \.isWhitespace) ?? []
    }

    public var parent: HTMLNode? {
        guard let parent = pointer.pointee.parent, parent.pointee.type == XML_ELEMENT_NODE else { return nil }
        return HTMLNode(page: page, pointer: parent)
    }

    public var children: [HTMLNode] {
        var children: [HTMLNode] = []
        var next = xmlFirstElementChild(pointer)
        while let child = next {
            children.append(HTMLNode(page: page, pointer: child))
            next = xmlNextElementSibling(child)
        }
        return children
    }

    public var nextSibling: HTMLNode? { xmlNextElementSibling(pointer).map { HTMLNode(page: page, pointer: $0) } }
    public var previousSibling: HTMLNode? {
        xmlPreviousElementSibling(pointer).map { HTMLNode(page: page, pointer: $0) }
    }

    /// All text inside as it stands, scripts included.
    public var rawText: String {
        guard let content = xmlNodeGetContent(pointer) else { return "" }
        defer { xmlFreeText(content) }
        return String(cString: content)
    }

    /// What a reader sees of it, as text and as safe HTML.
    public var clean: CleanHTML { CleanHTML(markup) }

    /// What a reader sees of it on one line.
    public var line: String { PlainLine.of(markup) }

    /// The elements inside that a CSS selector names, in document order.
    public func select(_ selector: CSSSelector) -> [HTMLNode] { page.evaluate(selector.xpath(from: "."), at: pointer) }

    /// The link's address, resolved; nil for none, for fragments of the same page and for what is not http(s).
    public var link: URL? {
        guard let href = attribute("href")?.trimmingCharacters(in: .whitespacesAndNewlines), !href.isEmpty,
            !href.hasPrefix("#"), let url = URL(string: href, relativeTo: page.baseURL)?.absoluteURL,
            url.scheme == "https" || url.scheme == "http", url.host() != nil
        else { return nil }
        return url
    }

    /// The element as HTML source, itself included.
    private var markup: String {
        guard let buffer = xmlBufferCreate() else { return "" }
        defer { xmlBufferFree(buffer) }
        htmlNodeDump(buffer, page.document, pointer)
        return xmlBufferContent(buffer).map { String(cString: $0) } ?? ""
    }
}

extension HTMLNode: Hashable {
    public static func == (left: HTMLNode, right: HTMLNode) -> Bool { left.pointer == right.pointer }
    public func hash(into hasher: inout Hasher) { hasher.combine(pointer) }
}
