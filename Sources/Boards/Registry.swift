public import Foundation

/// Every kind of careers page that can be read. A new adapter is one line here.
public struct Registry: Sendable {
    /// Systems whose boards have addresses of their own.
    public var adapters: [any Adapter]
    /// Kinds of pages, in the order in which they are tried.
    public var pages: [any PageAdapter]

    public init(adapters: [any Adapter], pages: [any PageAdapter]) {
        self.adapters = adapters
        self.pages = pages
    }

    public static let standard = Registry(
        adapters: [
            Greenhouse(),
            Lever(),
            Ashby(),
            Recruitee(),
            Personio(),
            Teamtailor(),
            Pinpoint(),
            Gem(),
            HiBob(),
            Jobvite(),
            Join(),
            Notion(),
            Netflix(),
            Workday(),
            Oracle(),
            SmartRecruiters(),
            Workable(),
            Rippling(),
            Breezy(),
            BambooHR(),
            Eightfold(),
            Phenom(),
            ICIMS(),
            SuccessFactors(),
            Amazon(),
            UltiPro(),
            GoogleCareers(),
            Paradox(),
        ],
        pages: own + [
            FramedPage(of: own),
            LinkedFeed(),
            Sitemap(),
        ])

    /// What a page shows itself, or a frame in it.
    private static let own: [any PageAdapter] = [
        JobFeed(),
        SchemaOrg(),
        Microdata(),
        PageData(),
        HTMLCareersPage(),
        LongPage(),
    ]

    /// The board that a catalogue's entry names, when there is an adapter for its system. The address says more than the
    /// token where a system has several domains.
    public func board(of entry: Catalogue.Entry) -> Board? {
        guard let adapter = entry.system.flatMap(adapter(named:)) else { return nil }
        let addressed = adapter.board(at: entry.url)
        guard let token = entry.token else { return addressed }
        return addressed?.token.lowercased() == token.lowercased() ? addressed : adapter.board(named: token)
    }

    /// The board that an address alone names.
    public func board(at url: URL) -> Board? { adapters.lazy.compactMap { $0.board(at: url) }.first }

    func adapter(named system: String) -> (any Adapter)? { adapters.first { $0.system == system } }
}
