internal import Foundation

/// What a page of a Phenom site says of the site, in the configuration that its scripts start from.
struct PhenomSite {
    let host: String
    /// Where its pages are: "https://careers.acme.example/global/en/".
    let base: URL
    let widgets: URL
    private let locale: String
    private let country: String
    private let number: String?

    init?(_ page: CareersPage) {
        guard let host = page.url.host()?.lowercased(),
            let bytes = page.scripts(naming: "phApp").lazy.compactMap({ Self.configuration(in: $0) }).first,
            let said = try? JSON(parsing: bytes), said["widgetApiEndpoint"].isString || said["refNum"].isString,
            let widgets = URL(string: "https://\(host)/widgets"), let root = URL(string: "https://\(host)/")
        else { return nil }
        self.host = host
        self.widgets = widgets
        let told = said["baseUrl"].url(on: root)
        base = told?.host()?.lowercased() == host ? told ?? root : root
        locale = said["locale"].string ?? "en_us"
        country = said["country"].string ?? "us"
        number = said["refNum"].string
    }

    /// `var phApp = phApp || {…};`
    private static func configuration(in script: String) -> [UInt8]? {
        ScriptValue.find(after: "phApp ||", in: script) ?? ScriptValue.find(after: "phApp||", in: script)
            ?? ScriptValue.find(after: "var phApp =", in: script)
    }

    func results(from row: Int) -> URL {
        let page = base.appending(path: "search-results")
        return page.appending(queryItems: [
            URLQueryItem(name: "from", value: String(row)), URLQueryItem(name: "s", value: "1"),
        ])
    }

    func posting(_ number: String) -> URL { base.appending(path: "job/\(number)") }

    /// What the site's own search asks; `jobs` must be true for the list to be in the answer.
    struct Question: Encodable {
        var ddoKey = "refineSearch"
        var pageName = "search-results"
        var siteType = "external"
        var deviceType = "desktop"
        var lang: String
        var country: String
        var refNum: String?
        var from: Int
        var size = 100
        var jobs = true
        var counts = true
        var keywords = ""
        var global = true
        var clearAll = false
        var all_fields = ["category", "country", "state", "city", "type"]
    }

    func question(from row: Int) -> Question {
        Question(lang: locale, country: country, refNum: number, from: row)
    }
}
