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
        pages: [
            SchemaOrg(),
            HTMLCareersPage(),
        ])

    /// The board that a catalogue's entry names, when there is an adapter for its system.
    public func board(of entry: Catalogue.Entry) -> Board? {
        guard let system = entry.system, let token = entry.token else { return nil }
        return adapter(named: system)?.board(named: token)
    }

    /// The board that an address alone names.
    public func board(at url: URL) -> Board? { adapters.lazy.compactMap { $0.board(at: url) }.first }

    func adapter(named system: String) -> (any Adapter)? { adapters.first { $0.system == system } }
}
