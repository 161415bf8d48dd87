/// A kind of file that people do give as their CV and that is not read, with the way out.
struct UnsupportedFormat {
    var what: String
    var instead: String

    var problem: CVError.Problem { .unsupported(what: what, instead: instead) }

    /// What the first bytes, or a ZIP's table of contents, give away; nil for what may be readable.
    static func sniff(_ bytes: [UInt8]) -> UnsupportedFormat? {
        if let known = signatures.first(where: { bytes.dropFirst($0.offset).starts(with: $0.bytes) }) {
            return known.format
        }
        if bytes.starts(with: "PK\u{03}\u{04}".utf8), !bytes.contains("word/document") {
            if bytes.contains("opendocument.text") { return .openDocument }
            if bytes.contains(".iwa") { return .pages }
            return .archive
        }
        return nil
    }

    /// What the name's ending gives away where the content does not.
    static func named(_ ending: String?) -> UnsupportedFormat? {
        switch ending {
        case "doc": .oldWord
        case "odt", "fodt": .openDocument
        case "pages": .pages
        case "tex": .latex
        default: nil
        }
    }

    static let oldWord = UnsupportedFormat(
        what: "an old Word document (.doc)", instead: "open it and save it as .docx or PDF")

    private static let openDocument = UnsupportedFormat(
        what: "an OpenDocument text (.odt)", instead: "save it as .docx or PDF, in LibreOffice with Save As")
    private static let pages = UnsupportedFormat(
        what: "a Pages document", instead: "export it as PDF or Word, in Pages with File, Export To")
    private static let archive = UnsupportedFormat(
        what: "an archive or another program's document", instead: "give the CV itself, as PDF or .docx")
    private static let richText = UnsupportedFormat(
        what: "a rich text document (.rtf)", instead: "open it and save it as .docx or PDF")
    private static let latex = UnsupportedFormat(what: "LaTeX source", instead: "give the PDF made from it")
    private static let postScript = UnsupportedFormat(
        what: "a PostScript file", instead: "turn it into PDF, for instance with ps2pdf")
    private static let picture = UnsupportedFormat(
        what: "a picture", instead: "give the document that it was made from, or turn it into text with ocrmypdf")

    private static let signatures: [(offset: Int, bytes: [UInt8], format: UnsupportedFormat)] = [
        (0, [0x89] + "PNG".utf8, picture),
        (0, [0xFF, 0xD8, 0xFF], picture),
        (0, Array("GIF8".utf8), picture),
        (0, [0x49, 0x49, 0x2A, 0x00], picture),
        (0, [0x4D, 0x4D, 0x00, 0x2A], picture),
        (8, Array("WEBP".utf8), picture),
        (4, Array("ftyphei".utf8), picture),
        (4, Array("ftypavif".utf8), picture),
        (0, Array(#"{\rtf"#.utf8), richText),
        (0, Array("%!PS".utf8), postScript),
        (0, Array(#"\documentclass"#.utf8), latex),
        (0, [0x1F, 0x8B], archive),
        (0, Array("7z".utf8) + [0xBC, 0xAF], archive),
        (0, Array("Rar!".utf8), archive),
    ]
}
