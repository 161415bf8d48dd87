import Boards
import Foundation
import Markup

/// Where to scout: an address as a person types it, or a company's name.
struct CareersPlace {
    var url: URL
    /// The board behind the page, where the catalogue knows it.
    var board: Board?
    var selector: CSSSelector?
    /// What the catalogue knows of the company, when it was named.
    var entry: Catalogue.Entry?

    /// - Throws: `Failure` that names the argument and what to give instead.
    init(_ argument: String, catalogue: Catalogue = .starter) throws {
        let argument = argument.trimmingCharacters(in: .whitespacesAndNewlines)
        if argument.contains("://") {
            url = try Self.address(argument)
            return
        }
        let named = catalogue.find(argument)
        if let entry = named.first, named.count == 1 {
            self.entry = entry
            url = entry.url
            board = Registry.standard.board(of: entry)
            selector = try entry.selector.map { try CSSSelector($0) }
            return
        }
        if named.count > 1 {
            let choices = named.map { entry in
                let website = entry.websiteName.map { "  (\($0))" } ?? ""
                return "\n  \(entry.url.absoluteString)\(website)"
            }
            throw Failure(
                .usage,
                "“\(argument)” is the name of \(named.count) careers pages; give the address of the one you mean:"
                    + choices.joined())
        }
        guard argument.contains("."), !argument.contains(" ") else {
            let similar = catalogue.similar(to: argument)
            let hint = similar.isEmpty ? "." : "; did you mean \(similar.map { "“\($0)”" }.joined(separator: ", "))?"
            throw Failure(
                .usage,
                "“\(argument)” is no address and no company that Scoutly knows by name\(hint) "
                    + "Give the address of its careers page, such as https://jobs.lever.co/acme, or search with: "
                    + "scoutly companies catalogue LETTERS")
        }
        url = try Self.address("https://\(argument)")
    }

    private static func address(_ text: String) throws -> URL {
        guard let url = URL(string: text), let scheme = url.scheme?.lowercased(), url.host() != nil else {
            throw Failure(.usage, "“\(text)” is not an address; it should look like https://jobs.lever.co/acme")
        }
        guard scheme == "https" || scheme == "http" else {
            throw Failure(.usage, "“\(text)” is a \(scheme) address; careers pages are read over https and http only")
        }
        return url
    }
}
