/// The text of a PDF, by Poppler's pdftotext.
///
/// In its default order: `-layout` puts the columns of a two-column CV side by side on every line, and `-raw` loses the
/// spaces between words in PDFs written by Chromium (seen 2026 with Poppler 22.12).
struct PDFText: Sendable {
    var program: BoundedProgram

    func read(_ bytes: [UInt8]) async throws -> String {
        let outcome = try await ScratchFile.with(bytes) { path in
            try await program.run(["-q", "-enc", "UTF-8", path, "-"], output: program.limits.text)
        }
        // Lines end with a line feed; Word for Mac leaves carriage returns between words.
        let text = String(decoding: outcome.output.map { $0 == 0x0D ? 0x20 : $0 }, as: UTF8.self)
        if text.contains(where: { $0.isLetter }) { return text }
        // The name stands in the trailer or in the cross-reference stream's dictionary, neither of them compressed.
        if !outcome.isSuccess, bytes.contains("/Encrypt") { throw CVError.Problem.encrypted }
        // pdftotext ends each page with a form feed.
        let pages = outcome.output.count { $0 == 0x0C }
        guard outcome.isSuccess, pages > 0 else { throw CVError.Problem.damaged(what: "a PDF") }
        throw CVError.Problem.imageOnly(pages: pages)
    }
}
