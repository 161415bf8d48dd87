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

    /// The elements inside, this one first, in document order.
    public var subtree: some Sequence<HTMLNode> {
        sequence(first: pointer) { [pointer] node in
            if let child = xmlFirstElementChild(node) { return child }
            var open: xmlNodePtr? = node
            while let current = open, current != pointer {
                if let sibling = xmlNextElementSibling(current) { return sibling }
                open = current.pointee.parent
            }
            return nil
        }.lazy.map { [page] in HTMLNode(page: page, pointer: $0) }
    }

    public var previousSibling: HTMLNode? {
        xmlPreviousElementSibling(pointer).map { HTMLNode(page: page, pointer: $0) }
    }

    public var nextSibling: HTMLNode? {
        xmlNextElementSibling(pointer).map { HTMLNode(page: page, pointer: $0) }
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

    /// How many bytes of text stand directly in it, counted up to a bound; each node inside counts as one more.
    public func textBytes(upTo bound: Int) -> Int {
        var count = 0
        var next = pointer.pointee.children
        while let child = next, count < bound {
            count += 1
            if child.pointee.type == XML_TEXT_NODE, let content = child.pointee.content {
                count += strnlen(UnsafeRawPointer(content).assumingMemoryBound(to: CChar.self), bound)
            }
            next = child.pointee.next
        }
        return count
    }

    /// Whether text stands directly in it, beside its elements.
    public var hasOwnText: Bool {
        var next = pointer.pointee.children
        while let child = next {
            if child.pointee.type == XML_TEXT_NODE, xmlIsBlankNode(child) == 0 { return true }
            next = child.pointee.next
        }
        return false
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

    /// The link's address, resolved; nil for none, for places in the same page and for what is not http(s). A fragment
    /// that is a script's route ("#/jobs/1") is an address.
    public var link: URL? {
        guard let href = attribute("href")?.trimmingCharacters(in: .whitespacesAndNewlines), !href.isEmpty,
            !href.hasPrefix("#") || href.hasPrefix("#/") || href.hasPrefix("#!"),
            let url = URL(string: href, relativeTo: page.baseURL)?.absoluteURL,
            ["http", "https"].contains(url.scheme?.lowercased()), url.host()?.isEmpty == false
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
