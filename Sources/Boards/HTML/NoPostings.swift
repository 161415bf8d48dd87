internal import Foundation
internal import Markup

extension CareersPage {
    /// Why no postings were found on it, as far as the page shows it, and what to do.
    var whyNothing: String {
        guard let tree, let root = tree.root, contentType.map({ $0.contains("html") || $0.contains("xml") }) ?? true
        else {
            return "what it answers is no page (\(contentType ?? "it is empty")): give the address of a page"
        }
        if !tree.select(Self.passwords).isEmpty {
            return "it asks to sign in, which Scoutly never does: give the address of a page that everybody can see"
        }
        let text = root.clean.text.lowercased()
        if let words = Self.noneOpen.first(where: text.contains) { return "the page says “\(words)”" }
        if text.count < 600, !tree.select(Self.scripts).isEmpty {
            return
                "the page seems to be drawn by scripts, which are not run yet: try the address of the job board behind it"
        }
        return "if they are there, name their links with --selector, or try the address of the page that lists them"
    }

    private static let passwords = selector("input[type='password']")
    private static let scripts = selector("script")
    private static let noneOpen = [
        "no open positions", "no open roles", "no openings", "no current openings", "no vacancies",
        "no current vacancies",
        "no job openings", "no positions available", "not hiring", "keine offenen stellen", "keine stellenangebote",
        "aucune offre", "no hay ofertas", "no hay vacantes", "geen vacatures", "sem vagas", "não há vagas",
    ]
}
