/// What a person should know of an adapter; `docs/boards.md` and `scoutly boards` are made of it.
public struct AdapterFacts: Sendable, Hashable {
    /// As its makers write it: "Greenhouse".
    public let name: String
    /// How a board is told: addresses, or what a page shows.
    public let detection: String
    /// What a posting has beside its title, address and places, when the company fills it in.
    public let gives: String
    /// How a long list is read.
    public let paging: String
    /// What reading a board costs: requests for the list, and for each posting whose text is not known yet.
    public let requests: String
    /// The folders of recorded answers that it is tested with, beside the fictional fixture that each has.
    public let recordings: [String]

    public init(
        _ name: String, detection: String, gives: String, paging: String, requests: String, recordings: [String] = []
    ) {
        self.name = name
        self.detection = detection
        self.gives = gives
        self.paging = paging
        self.requests = requests
        self.recordings = recordings
    }
}

extension Registry {
    /// The system's name and its facts: boards with addresses of their own first, then kinds of pages in the order in which
    /// they are tried.
    public var facts: [(system: String, facts: AdapterFacts)] {
        adapters.map { ($0.system, $0.facts) } + pages.map { ($0.system, $0.facts) }
    }

    /// A table in Markdown.
    public var markdown: String {
        let head = """
            | system | how it is told | gives | paging | requests | recordings |
            |---|---|---|---|---|---|

            """
        let rows = facts.map { system, facts in
            let cells = [
                "\(facts.name) (`\(system)`)", facts.detection, facts.gives, facts.paging, facts.requests,
                facts.recordings.isEmpty ? "none" : facts.recordings.map { "`\($0)`" }.joined(separator: ", "),
            ]
            return "| \(cells.joined(separator: " | ")) |\n"
        }
        return head + rows.joined()
    }
}
