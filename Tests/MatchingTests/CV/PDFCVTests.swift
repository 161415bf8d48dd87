import Matching
import Testing

struct PDFCVTests {
    private func text(_ bytes: [UInt8]) async throws -> String {
        try await CVReader.patient.read(bytes: bytes, name: "cv.pdf").text
    }

    @Test func `two columns are read one after the other`() async throws {
        let left = ["Experience", "Orchard Rail, engineer", "Wrote the timetables in Swift", "Pear Bus, lead engineer"]
        let right = ["Skills", "Swift, SQL, PostgreSQL", "Languages", "Swedish, English"]
        let lines = zip(left, right).enumerated().map { row, line in
            let y = 700 - 14 * row
            return "BT /F1 12 Tf 50 \(y) Td (\(line.0)) Tj ET BT /F1 12 Tf 350 \(y) Td (\(line.1)) Tj ET"
        }
        let text = try await text(SampleFiles.pdf(lines.joined(separator: "\n")))
        #expect(text.contains(left.joined(separator: "\n")))
        #expect(text.contains(right.joined(separator: "\n")))
    }

    @Test func `a Chinese CV is read by its font's table`() async throws {
        let characters = Array("张伟软件工程师".utf16)
        let codes = (1...characters.count).map { "000\($0)" }.joined()
        let table = characters.enumerated().map { "<000\($0 + 1)> <\(String($1, radix: 16))>" }.joined(separator: "\n")
        let cmap = """
            /CIDInit /ProcSet findresource begin begincmap /CMapName /Adobe-Identity-UCS def /CMapType 2 def
            1 begincodespacerange <0000> <FFFF> endcodespacerange
            \(characters.count) beginbfchar
            \(table)
            endbfchar endcmap end end
            """
        let objects = """
            5 0 obj <</Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [6 0 R]
            /ToUnicode 7 0 R>> endobj
            6 0 obj <</Type /Font /Subtype /CIDFontType2 /BaseFont /Song /DW 1000
            /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>>> endobj
            7 0 obj <</Length \(cmap.utf8.count)>> stream
            \(cmap)
            endstream endobj
            """
        #expect(
            try await text(SampleFiles.pdf("BT /F1 12 Tf 50 700 Td <\(codes)> Tj ET", objects: objects)) == "张伟软件工程师")
    }

    @Test func `bytes in front of the header and behind the end do no harm`() async throws {
        let bytes = SampleFiles.pdf("BT /F1 12 Tf 50 700 Td (Mira) Tj ET")
        #expect(try await text(Array("\n\u{FEFF}".utf8) + bytes + [0, 0, 10]) == "Mira")
    }

    @Test func `icon font bullets become list items`() async throws {
        let cmap = """
            begincmap 1 begincodespacerange <00> <FF> endcodespacerange
            2 beginbfchar <42> <F0B7> <43> <F0E0> endbfchar endcmap
            """
        let objects = """
            5 0 obj <</Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R>> endobj
            6 0 obj <</Length \(cmap.utf8.count)>> stream
            \(cmap)
            endstream endobj
            """
        let bytes = SampleFiles.pdf("BT /F1 12 Tf 50 700 Td (B Swift C SQL) Tj ET", objects: objects)
        #expect(try await text(bytes).hasPrefix("- "))
    }
}
