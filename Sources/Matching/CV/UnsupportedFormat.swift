/// A kind of file that people do give as their CV and that is not read, with the way out.
struct UnsupportedFormat {
    var what: String
    var instead: String

    /// What the first bytes, or a container's table of contents, give away; nil for what may be readable.
    static func problem(of bytes: [UInt8]) -> CVError.Problem? {
        if let known = signatures.first(where: { bytes.dropFirst($0.offset).starts(with: $0.bytes) }) {
            return known.format.problem
        }
        // Microsoft's compound file: documents before 2007, and the wrapping of newer ones that have a password.
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            return bytes.contains("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k") ? .encrypted : oldWord.problem
        }
        if bytes.starts(with: "PK\u{03}\u{04}".utf8), !bytes.contains("word/document") {
            if bytes.contains("opendocument.text") { return openDocument.problem }
            return (bytes.contains(".iwa") ? pages : archive).problem
        }
        return nil
    }

    /// What the name's ending gives away where the content does not.
    static func problem(ofEnding ending: String?) -> CVError.Problem? {
        switch ending {
        case "odt", "fodt": openDocument.problem
        case "tex": latex.problem
        default: nil
        }
    }

    private var problem: CVError.Problem { .unsupported(what: what, instead: instead) }

    private static let oldWord = UnsupportedFormat(
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
