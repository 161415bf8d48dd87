internal import CMarkGFM

/// Markdown turned into HTML by GitHub's library (cmark-gfm): CommonMark with tables, strikethrough and task lists.
public struct MarkdownHTML: Sendable, Hashable {
    /// Line breaks are kept, and so is HTML that stood in the source: give it to `CleanHTML` before anybody sees it.
    public let html: String

    public init(_ source: String) {
        Self.registerExtensions
        let options = CMARK_OPT_HARDBREAKS | CMARK_OPT_UNSAFE | CMARK_OPT_VALIDATE_UTF8
        let parser = cmark_parser_new(options)
        defer { cmark_parser_free(parser) }
        for name in ["table", "strikethrough", "tasklist"] {
            cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
        }
        cmark_parser_feed(parser, source, source.utf8.count)
        let document = cmark_parser_finish(parser)
        defer { cmark_node_free(document) }
        let rendered = cmark_render_html(document, options, cmark_parser_get_syntax_extensions(parser))
        defer { cmark_get_default_mem_allocator().pointee.free(rendered) }
        html = rendered.map { String(cString: $0) } ?? ""
    }

    private static let registerExtensions: Void = cmark_gfm_core_extensions_ensure_registered()
}
