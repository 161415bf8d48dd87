internal import Foundation

/// The hosts of a system that gives each company one: "acme" of acme.recruitee.com, or a host of the company's own that
/// the system serves, "jobs.acme.example".
struct TenantHost: Sendable {
    /// Under which companies' hosts stand; the first is used for a token that names none.
    let domains: [String]

    init(_ domains: String...) { self.domains = domains }

    /// What the system calls the company with this host: the label before the domain; the whole host when there are
    /// several labels. Nil for other hosts and for the system's own.
    func token(of host: String?) -> String? {
        guard let host = host?.lowercased(), let domain = domains.first(where: { host.hasSuffix("." + $0) }) else {
            return nil
        }
        let name = host.dropLast(domain.count + 1)
        guard Token.isHost(host), let first = name.split(separator: ".").first, !Self.own.contains(String(first)) else {
            return nil
        }
        return name.contains(".") ? host : String(name)
    }

    /// The host that a token stands for; one with dots is a host itself.
    func host(of token: String) -> String? {
        if token.contains(".") { return Token.isHost(token) ? token.lowercased() : nil }
        let host = "\(token).\(domains[0])".lowercased()
        return Token.isHost(host) && !Self.own.contains(token.lowercased()) ? host : nil
    }

    /// The board at one of the hosts, or under a token.
    /// - Parameter path: of the page that a person looks at.
    func board(_ system: String, at host: String?, path: String) -> Board? {
        guard let host = host?.lowercased(), let token = token(of: host) else { return nil }
        return board(system, token: token, host: host, path: path)
    }

    func board(_ system: String, named token: String, path: String) -> Board? {
        guard let host = host(of: token) else { return nil }
        return board(system, token: self.token(of: host) ?? host, host: host, path: path)
    }

    private func board(_ system: String, token: String, host: String, path: String) -> Board? {
        URL(string: "https://\(host)\(path)").map { Board(system: system, token: token, url: $0) }
    }

    /// Hosts under a system's domain that are not a customer's.
    private static let own: Set<String> = [
        "www", "app", "api", "apis", "cdn", "assets", "assets-aws", "static", "images", "media", "help", "support",
        "docs",
        "developer", "developers", "blog", "status", "login", "auth", "go", "info", "get", "learn", "marketing",
        "email",
        "mail", "click", "track", "hello", "partners", "community", "resources", "scripts", "script", "widget", "embed",
    ]
}
