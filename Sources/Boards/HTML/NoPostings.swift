internal import Foundation
internal import Markup

extension CareersPage {
    /// Why no postings were found on it, as far as the page shows it, and what to do.
    var whyNothing: String {
        guard let tree, tree.root != nil, contentType.map({ $0.contains("html") || $0.contains("xml") }) ?? true
        else {
            return "what it answers is no page (\(contentType ?? "it is empty")): give the address of a page"
        }
        if !tree.select(Self.passwords).isEmpty {
            return "it asks to sign in, which Scoutly never does: give the address of a page that everybody can see"
        }
        if let words = saysNoneOpen { return "the page says “\(words)”" }
        if isDrawnByScripts {
            return
                "the page seems to be drawn by scripts, which only a browser runs: try the address of the job board behind it"
        }
        return "if they are there, name their links with --selector, or try the address of the page that lists them"
    }

    /// The words by which the page says that nothing is open.
    var saysNoneOpen: String? {
        guard let text = tree?.root?.clean.text.lowercased() else { return nil }
        return Self.noneOpen.first(where: text.contains)
    }

    /// Whether there is little on it but scripts, which put the rest there in a browser.
    var isDrawnByScripts: Bool {
        guard !isRendered, let tree, let root = tree.root, !tree.select(Self.scripts).isEmpty else { return false }
        return root.clean.text.count < Self.littleText && tree.select(Self.passwords).isEmpty
    }

    private static let littleText = 600
    private static let passwords = selector("input[type='password']")
    private static let scripts = selector("script")
    private static let noneOpen = [
        "no open positions", "no open roles", "no openings", "no current openings", "no vacancies",
        "no current vacancies",
        "no job openings", "no positions available", "not hiring", "keine offenen stellen", "keine stellenangebote",
        "derzeit keine stellen", "derzeit keine offenen", "momentan keine stellen", "aucune offre", "aucun poste",
        "no hay ofertas", "no hay vacantes", "geen vacatures", "sem vagas", "não há vagas", "žádné volné pozice",
        "žádná volná místa",
    ]
}
