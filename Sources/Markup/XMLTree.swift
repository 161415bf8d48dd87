internal import CLibXML2

/// An XML element with all that is in it, read from bytes that may be hostile.
///
/// Nothing outside the bytes is opened, and entities other than XML's five and character references stand for nothing,
/// so that a document can neither read files (XXE) nor grow (billion laughs).
public struct XMLTree: Sendable, Hashable {
    /// What an element holds, in document order.
    public enum Node: Sendable, Hashable {
        case element(XMLTree)
        case text(String)
    }

    /// Why bytes are not a tree.
    public enum Failure: Error, Sendable, Hashable {
        case malformed
        /// Nested deeper than `maximumDepth`.
        case tooDeep
    }

    /// Well below what would exhaust a thread's stack; Word's and feeds' own nesting stays under 50.
    public static let maximumDepth = 200

    /// The local name, without a prefix.
    public var name: String
    /// The namespace's address, nil for none.
    public var namespace: String?
    /// By local name; where two namespaces share one, the attribute without a namespace wins.
    public var attributes: [String: String]
    public var children: [Node]

    public init(
        name: String, namespace: String? = nil, attributes: [String: String] = [:], children: [Node] = []
    ) {
        self.name = name
        self.namespace = namespace
        self.attributes = attributes
        self.children = children
    }

    /// Parses a whole document in any encoding that it declares and libxml2 knows.
    public init(_ bytes: [UInt8]) throws(Failure) {
        let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOCDATA.rawValue | XML_PARSE_NOERROR.rawValue
            | XML_PARSE_NOWARNING.rawValue | XML_PARSE_COMPACT.rawValue
        let document = bytes.withUnsafeBytes { buffer in
            xmlReadMemory(
                buffer.bindMemory(to: CChar.self).baseAddress, CInt(clamping: buffer.count), nil, nil,
                CInt(bitPattern: options))
        }
        guard let document else { throw .malformed }
        defer { xmlFreeDoc(document) }
        guard let root = xmlDocGetRootElement(document) else { throw .malformed }
        try self.init(root, depth: 1)
    }

    private init(_ node: xmlNodePtr, depth: Int) throws(Failure) {
        guard depth <= Self.maximumDepth else { throw .tooDeep }
        self.init(
            name: String(xml: node.pointee.name) ?? "", namespace: String(xml: node.pointee.ns?.pointee.href),
            attributes: Self.attributes(of: node))
        var next = node.pointee.children
        while let child = next {
            switch child.pointee.type {
            case XML_ELEMENT_NODE: children.append(.element(try XMLTree(child, depth: depth + 1)))
            case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
                if let text = String(xml: child.pointee.content) { children.append(.text(text)) }
            default: break
            }
            next = child.pointee.next
        }
    }

    private static func attributes(of node: xmlNodePtr) -> [String: String] {
        var attributes: [String: String] = [:]
        var next = node.pointee.properties
        while let attribute = next {
            let name = String(xml: attribute.pointee.name) ?? ""
            if attributes[name] == nil || attribute.pointee.ns == nil {
                attributes[name] = String(xml: attribute.pointee.children?.pointee.content) ?? ""
            }
            next = attribute.pointee.next
        }
        return attributes
    }
}

extension XMLTree {
    /// The elements directly inside.
    public var elements: [XMLTree] {
        children.compactMap { if case .element(let element) = $0 { element } else { nil } }
    }

    /// The first element directly inside that has this local name.
    public func first(_ name: String) -> XMLTree? {
        elements.first { $0.name == name }
    }

    /// All text inside, at any depth, in document order.
    public var text: String {
        children.reduce(into: "") { text, child in
            switch child {
            case .element(let element): text += element.text
            case .text(let part): text += part
            }
        }
    }
}

extension String {
    fileprivate init?(xml string: UnsafePointer<xmlChar>?) {
        guard let string else { return nil }
        self.init(cString: string)
    }
}
