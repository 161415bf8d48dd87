import Matching
import Testing

struct WordCVTests {
    private func text(_ body: String, parts: [(name: String, xml: String)] = []) async throws -> String {
        try await CVReader.patient.read(bytes: SampleFiles.docx(body, parts: parts), name: "cv.docx").text
    }

    @Test func `paragraphs, headings and lists become lines`() async throws {
        let text = try await text(
            """
            <w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Mira </w:t></w:r><w:r><w:t>Lindqvist</w:t></w:r></w:p>
            <w:p><w:r><w:t>Malmö</w:t><w:tab/><w:t>2024</w:t><w:br/><w:t>Sweden</w:t></w:r></w:p>
            <w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Experience</w:t></w:r></w:p>
            <w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>Swift</w:t></w:r></w:p>
            <w:p><w:pPr><w:pStyle w:val="ListBullet"/></w:pPr><w:r><w:t>SQL</w:t></w:r></w:p>
            <w:p><w:pPr><w:pStyle w:val="ListBullet"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr><w:r><w:t>No item</w:t></w:r></w:p>
            """)
        #expect(text == "Mira Lindqvist\nMalmö 2024\nSweden\n\nExperience\n- Swift\n- SQL\nNo item")
    }

    @Test func `headers come first, footers last, and equal ones once`() async throws {
        func part(_ text: String) -> String {
            "<w:hdr \(SampleFiles.namespaces)><w:p><w:r><w:t>\(text)</w:t></w:r></w:p></w:hdr>"
        }
        let text = try await text(
            "<w:p><w:r><w:t>Body</w:t></w:r></w:p>",
            parts: [
                ("word/header1.xml", part("mira@lindqvist.example")),
                ("word/header2.xml", part("mira@lindqvist.example")),
                ("word/footer1.xml", part("Page")), ("word/headerless.txt", "x"),
            ])
        #expect(text == "mira@lindqvist.example\n\nBody\n\nPage")
    }

    @Test func `a table's short rows are lines, its layout cells follow one another`() async throws {
        func cell(_ lines: String...) -> String {
            "<w:tc>\(lines.map { "<w:p><w:r><w:t>\($0)</w:t></w:r></w:p>" }.joined())</w:tc>"
        }
        let text = try await text(
            """
            <w:tbl><w:tblPr/><w:tr>\(cell("Swift"))\(cell(""))\(cell("Expert"))</w:tr>
            <w:tr>\(cell("Skills", "SQL"))\(cell("Experience", "Orchard Rail"))</w:tr>
            <w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtContent>\(cell("Last"))</w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt>
            </w:tbl>
            """)
        #expect(text == "Swift | Expert\nSkills\nSQL\nExperience\nOrchard Rail\nLast")
    }

    @Test func `a text box is read once, after its paragraph`() async throws {
        let box = "<w:txbxContent><w:p><w:r><w:t>Contact</w:t></w:r></w:p></w:txbxContent>"
        let text = try await text(
            """
            <w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps">\(box)</mc:Choice>
            <mc:Fallback><w:pict><v:textbox>\(box)</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>
            <w:r><w:t>Name</w:t></w:r></w:p>
            """)
        #expect(text == "Name\nContact")
    }

    @Test func `what the page does not show is not read`() async throws {
        let text = try await text(
            """
            <w:p><w:ins><w:r><w:t>Kept</w:t></w:r></w:ins><w:del><w:r><w:delText>deleted</w:delText></w:r></w:del>
            <w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t> too</w:t></w:r>
            <w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom><w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r></w:p>
            """)
        #expect(text == "Kept too")
    }

    @Test func `another prefix and the web version's part name are read`() async throws {
        let xml = """
            <d:document xmlns:d="http://purl.oclc.org/ooxml/wordprocessingml/main"><d:body><d:p><d:r><d:t>Mira</d:t>\
            </d:r></d:p></d:body></d:document>
            """
        let file = SampleFiles.zip([("word/document2.xml", Array(xml.utf8))])
        #expect(try await CVReader.patient.read(bytes: file, name: "cv").text == "Mira")
    }

    @Test func `an entity opens no file`() async throws {
        let xml = """
            <!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document \(SampleFiles.namespaces)><w:body><w:p><w:r>\
            <w:t>Mira &x;</w:t></w:r></w:p></w:body></w:document>
            """
        let file = SampleFiles.zip([("word/document.xml", Array(xml.utf8))])
        #expect(try await CVReader.patient.read(bytes: file, name: "cv.docx").text == "Mira")
    }
}
