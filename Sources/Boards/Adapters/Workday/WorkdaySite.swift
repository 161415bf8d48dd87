internal import Foundation

/// One careers site of a Workday tenant: what its addresses are made of.
struct WorkdaySite: Hashable {
    let host: String
    let tenant: String
    let name: String
    /// Where a person opens it.
    let page: URL
    /// What the site's own pages ask.
    let api: URL

    /// - Parameter host: one that `isTenant` or `isShared` knows.
    private init?(host: String, tenant: String, name: String) {
        guard Self.isName(tenant), Self.isName(name), !Self.ownPaths.contains(name.lowercased()),
            let page = URL(string: "https://\(host)/\(Self.isShared(host) ? "recruiting/\(tenant)/" : "")\(name)"),
            let api = URL(string: "https://\(host)/wday/cxs/\(tenant)/\(name)")
        else { return nil }
        (self.host, self.tenant, self.name, self.page, self.api) = (host, tenant, name, page, api)
    }

    /// The forms are `{tenant}.wd5.myworkdayjobs.com/{site}`, with a locale before the site or not,
    /// `wd5.myworkdaysite.com/recruiting/{tenant}/{site}`, and on both `/wday/cxs/{tenant}/{site}`.
    init?(_ url: URL) {
        guard let host = url.host()?.lowercased(), Self.isTenant(host) || Self.isShared(host) else { return nil }
        var path = url.path.split(separator: "/").prefix(5).map(String.init)
        if let first = path.first, first.contains(Self.locale) || path.count > 1 && first.contains(#/^[a-z]{2}$/#) {
            path.removeFirst()
        }
        let isAPI = path.starts(with: ["wday", "cxs"]) && path.count > 3
        if Self.isTenant(host), let label = host.split(separator: ".").first, let first = path.first {
            self.init(host: host, tenant: isAPI ? path[2] : String(label), name: isAPI ? path[3] : first)
        } else if Self.isShared(host), isAPI || path.first == "recruiting" && path.count > 2 {
            self.init(host: host, tenant: path[isAPI ? 2 : 1], name: path[isAPI ? 3 : 2])
        } else {
            return nil
        }
    }

    /// "acme.wd5/Careers".
    init?(token: String) {
        let parts = token.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let tenant = parts[0].split(separator: ".").first else { return nil }
        let host = "\(parts[0].lowercased()).myworkdayjobs.com"
        guard Self.isTenant(host) else { return nil }
        self.init(host: host, tenant: String(tenant), name: String(parts[1]))
    }

    var token: String {
        Self.isShared(host)
            ? "\(tenant).\(host.prefix { $0 != "." })/\(name)" : "\(Self.place(of: host))/\(name)"
    }

    /// Without these some tenants refuse.
    var headers: [String: String] {
        ["Origin": "https://\(host)", "Referer": page.absoluteString, "Accept-Language": "en-US,en;q=0.9"]
    }

    /// Where a person reads the posting that the list has at a path ("/job/Oslo/Weaver_R-7").
    func posting(at path: String) -> URL? {
        guard path.hasPrefix("/job/"), path.utf8.count < 500, !path.contains("/.."), !path.contains(#/[?#\\\s]/#) else {
            return nil
        }
        return URL(string: page.absoluteString + path)
    }

    /// Where the API tells more of a posting.
    func details(of posting: URL) -> URL? {
        let (address, page) = (posting.absoluteString, page.absoluteString)
        return address.hasPrefix(page) ? URL(string: api.absoluteString + address.dropFirst(page.count)) : nil
    }

    /// "acme.wd5.myworkdayjobs.com", and without the number, as the oldest have it.
    static func isTenant(_ host: String) -> Bool {
        host.hasSuffix(".myworkdayjobs.com") && !host.hasPrefix("www.")
            && host.contains(#/^[a-z0-9][a-z0-9-]{0,62}(?:\.wd\d{1,4})?\.myworkdayjobs\.com$/#)
    }

    private static var locale: Regex<Substring> { #/^[a-z]{2}-[A-Za-z]{2,4}$/# }

    private static func isShared(_ host: String) -> Bool {
        host.hasSuffix(".myworkdaysite.com") && host.contains(#/^wd\d{1,4}\.myworkdaysite\.com$/#)
    }

    /// "acme.wd5".
    static func place(of host: String) -> String { String(host.dropLast(".myworkdayjobs.com".count)) }

    private static func isName(_ text: String) -> Bool { text.contains(#/^[A-Za-z0-9_][A-Za-z0-9_.\-]{0,79}$/#) }

    /// What stands at the root of the hosts without being a site.
    private static let ownPaths: Set<String> = ["wday", "recruiting", "robots.txt", "favicon.ico", "login"]
}
