import Foundation

/// Fictional CVs made on the spot, in forms that are easier to write than to keep.
enum SampleFiles {
    static let text = """
        Mira Lindqvist
        Backend engineer, Malmö

        Experience
        - Orchard Rail, 2019-2024: timetables in Swift and PostgreSQL
        """

    /// A ZIP whose entries are stored without compression, of the names and contents given.
    static func zip(_ entries: [(name: String, content: [UInt8])], method: UInt16 = 0, flags: UInt16 = 0) -> [UInt8] {
        var file: [UInt8] = []
        var directory: [UInt8] = []
        for (name, content) in entries {
            let offset = UInt32(file.count)
            let size = UInt32(content.count)
            let shared =
                le(20 as UInt16) + le(flags) + le(method) + le(0 as UInt32) + le(crc32(content)) + le(size) + le(size)
                + le(UInt16(name.utf8.count)) + le(0 as UInt16)
            file += "PK\u{3}\u{4}".utf8 + shared + name.utf8 + content
            directory += "PK\u{1}\u{2}".utf8 + le(20 as UInt16) + shared + le(0 as UInt16) + le(0 as UInt16)
            directory += le(0 as UInt16) + le(0 as UInt32) + le(offset) + name.utf8
        }
        let count = UInt16(entries.count)
        return file + directory + "PK\u{5}\u{6}".utf8 + le(0 as UInt32) + le(count) + le(count)
            + le(UInt32(directory.count)) + le(UInt32(file.count)) + le(0 as UInt16)
    }

    /// A Word document of the given paragraphs' XML, with further parts.
    static func docx(_ body: String, parts: [(name: String, xml: String)] = []) -> [UInt8] {
        let entries = [("word/document.xml", "<w:document \(namespaces)><w:body>\(body)</w:body></w:document>")] + parts
        return zip(entries.map { ($0.0, Array($0.1.utf8)) })
    }

    static let namespaces = """
        xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" \
        xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"
        """

    /// A PDF of one page with the given content stream; its cross-reference table is left for Poppler to rebuild.
    static func pdf(_ content: String, trailer: String = "", objects: String = "") -> [UInt8] {
        Array(
            """
            %PDF-1.4
            1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
            2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
            3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R
            /Resources <</Font <</F1 5 0 R>>>>>> endobj
            4 0 obj <</Length \(content.utf8.count)>> stream
            \(content)
            endstream endobj
            \(objects.isEmpty ? "5 0 obj <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>> endobj" : objects)
            trailer <</Root 1 0 R /Size 9 \(trailer)>>
            %%EOF
            """.utf8)
    }

    /// About as many zero bytes as asked, deflated with the fixed codes (RFC 1951, 3.2.6): 258 of them in 13 bits.
    static func deflatedZeros(_ count: Int) -> [UInt8] {
        // Final block with fixed codes, literal 0, then 8 times "258 bytes from 1 byte back" in every 13 bytes.
        var bits: [UInt8] = [1, 1, 0] + [0, 0, 1, 1, 0, 0, 0, 0]
        bits += [[UInt8]](repeating: [1, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0], count: count / 258).joined()
        bits += [0, 0, 0, 0, 0, 0, 0]
        return stride(from: 0, to: bits.count, by: 8).map { start in
            bits[start..<min(start + 8, bits.count)].reversed().reduce(0) { $0 << 1 | $1 }
        }
    }

    private static func le<Value: FixedWidthInteger>(_ value: Value) -> [UInt8] {
        withUnsafeBytes(of: value.littleEndian, Array.init)
    }

    private static func crc32(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~0 as UInt32) { crc, byte in
            (0..<8).reduce(crc ^ UInt32(byte)) { crc, _ in crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
    }
}
