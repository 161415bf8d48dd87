import Markup
import Testing

struct XMLTreeTests {
    @Test func `elements, attributes, text and namespaces are kept in order`() throws {
        let tree = try XMLTree(
            """
            <?xml version="1.0"?><a xmlns:x="urn:x" x:k="1" k="2"><x:b>one &amp; two</x:b> tail<![CDATA[<c>]]></a>
            """)
        #expect(
            tree
                == XMLTree(
                    name: "a", attributes: ["k": "2"],
                    children: [
                        .element(XMLTree(name: "b", namespace: "urn:x", children: [.text("one & two")])),
                        .text(" tail"), .text("<c>"),
                    ]))
        #expect(tree.text == "one & two tail<c>")
        #expect(tree.first("b")?.text == "one & two")
    }

    @Test(arguments: ["", "text", "<a>", "<a></b>", "<a/><b/>", "<a b></a>", "\u{1}", "<a>&nosuch;</a>"])
    func `what is not well-formed is refused`(source: String) {
        #expect(throws: XMLTree.Failure.malformed) { try XMLTree(source) }
    }

    @Test func `the declared encoding is honoured`() throws {
        let bytes = Array(#"<?xml version="1.0" encoding="iso-8859-1"?><a>"#.utf8) + [0xE9] + Array("</a>".utf8)
        #expect(try XMLTree(bytes).text == "é")
    }

    @Test func `nesting up to the limit is read and one more is refused`() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
        }
        #expect(try XMLTree(nested(XMLTree.maximumDepth)).name == "a")
        #expect(throws: XMLTree.Failure.tooComplex) { try XMLTree(nested(XMLTree.maximumDepth + 1)) }
        #expect(throws: XMLTree.Failure.self) { try XMLTree(nested(100_000)) }
    }

    @Test func `more elements than anybody writes are refused`() throws {
        let many = String(repeating: "<b/>", count: XMLTree.maximumElements)
        #expect(throws: XMLTree.Failure.tooComplex) { try XMLTree("<a>\(many)</a>") }
    }

    @Test func `an external entity opens no file`() throws {
        for entity in ["SYSTEM \"file:///etc/passwd\"", "PUBLIC \"x\" \"file:///etc/passwd\""] {
            let tree = try XMLTree("<!DOCTYPE a [<!ENTITY x \(entity)>]><a>before &x; after</a>")
            #expect(tree.text == "before  after")
        }
    }

    @Test func `an external document type is not loaded`() throws {
        let tree = try XMLTree("<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a>text</a>")
        #expect(tree.text == "text")
    }

    @Test func `entities that multiply stand for nothing, or are refused`() throws {
        func laughing(_ levels: Int, _ root: String) -> String {
            let entities = (1...levels).map { level in
                "<!ENTITY l\(level) \"\(String(repeating: "&l\(level - 1);", count: 10))\">"
            }
            return "<!DOCTYPE a [<!ENTITY l0 \"ha\">\(entities.joined())]>\(root)"
        }
        #expect(try XMLTree("<!DOCTYPE a [<!ENTITY x \"ha\">]><a>&x;</a>").text.isEmpty)
        #expect(throws: XMLTree.Failure.malformed) { try XMLTree(laughing(12, "<a>&l12;</a>")) }
        #expect(throws: XMLTree.Failure.malformed) { try XMLTree(laughing(12, "<a b=\"&l12;\"/>")) }
    }
}

extension XMLTree {
    fileprivate init(_ source: String) throws(Failure) {
        try self.init(Array(source.utf8))
    }
}
