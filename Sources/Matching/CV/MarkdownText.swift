internal import Markup

/// The text of a CV written in Markdown, without the markup.
enum MarkdownText {
    static func read(_ source: String) throws(CVError.Problem) -> String {
        try HTMLText.read(MarkdownHTML(source.withOpenFrontMatter).html)
    }
}

extension String {
    /// With the fences taken from YAML front matter, where themes for CVs keep the name and the contact lines.
    fileprivate var withOpenFrontMatter: String {
        var lines = split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        guard lines.first == "---", let end = lines.dropFirst().firstIndex(of: "---") else { return self }
        lines[0] = ""
        lines[end] = ""
        return lines.joined(separator: "\n")
    }
}
