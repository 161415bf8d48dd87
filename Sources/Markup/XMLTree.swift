/// An XML element with all that is in it, read from bytes that may be hostile.
///
/// Nothing outside the bytes is opened, and entities other than XML's five and character references stand for nothing,
/// so that a document can neither read files (XXE) nor grow (billion laughs).
public struct XMLTree: Sendable, Hashable {
    /// What an element holds, in document order; text may come in several pieces.
    public enum Node: Sendable, Hashable {
        case element(XMLTree)
        case text(String)
    }

    /// Why bytes are not a tree.
    public enum Failure: Error, Sendable, Hashable {
        case malformed
        /// Nested deeper than `maximumDepth`, or of more elements than `maximumElements`.
        case tooComplex
    }

    /// Well below what would exhaust a thread's stack; Word's and feeds' own nesting stays under 50.
    public static let maximumDepth = 200
    /// Some 100 MB in memory; a long Word document has a tenth of it.
    public static let maximumElements = 500_000

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
        var reader = XMLTreeReader()
        self = try reader.read(bytes)
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
