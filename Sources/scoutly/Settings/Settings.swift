import Browser
import Configuration
import Database
import Domain
import Fetch
import Foundation
import Logging
import Pipeline
import SystemPackage
import Telemetry

/// Everything that can be set from outside, read once: `SCOUTLY_*` in the environment before the settings file.
struct Settings {
    var fetch = FetchSettings()
    /// Nil when no browser is to be used.
    var browser: BrowserSettings?
    var database = Database.Location.sqlite(SQLiteSettings(path: ""))
    var schedule = ScrapeSchedule()
    var spread = Spread()
    var producerInterval = Duration.seconds(6 * 60 * 60)
    var scrapeRoom = 8
    /// Nil when no model is set up.
    var ai: AISettings?
    /// Where the database and the master key are kept.
    var dataDirectory = ""
    var logFormat = LogFormat.text
    var logLevel = Logger.Level.info

    /// What was set, if anything: "off" or an address.
    private var metrics: String?

    /// Where a process with these roles serves its metrics, unless its command line says otherwise: `serve` at a port of
    /// its own, others only where they are told to, because there may be many of them.
    func metrics(for roles: Set<ServiceRun.Role>) -> String {
        metrics ?? (roles.count > 1 ? "127.0.0.1:9464" : "off")
    }

    /// - Parameter environment: the process's own in the program, a made-up one in tests.
    /// - Throws: `Failure` that names the key, what it holds, and what would be right.
    static func load(environment: [String: String] = ProcessInfo.processInfo.environment) async throws -> Settings {
        warnOfUnknown(environment)
        let named = environment["SCOUTLY_CONFIG"]
        let path = named ?? "\(folder("XDG_CONFIG_HOME", ".config", environment))/scoutly/config.yaml"
        let variables = EnvironmentVariablesProvider(environmentVariables: environment).prefixKeys(with: "scoutly")
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            guard named == nil, !FileManager.default.fileExists(atPath: path) else {
                throw Failure(.settings, "the settings file \(path) does not exist or cannot be read")
            }
            return try Settings(SettingsReader(ConfigReader(provider: variables)), environment)
        }
        let isEmpty = text.split(whereSeparator: \.isNewline)
            .allSatisfy { $0.drop(while: \.isWhitespace).first.map { $0 == "#" } ?? true }
        if isEmpty { return try Settings(SettingsReader(ConfigReader(provider: variables)), environment) }
        let file: FileProvider<YAMLSnapshot>
        do {
            file = try await FileProvider<YAMLSnapshot>(filePath: FilePath(path))
        } catch {
            throw Failure(.settings, "the settings file \(path) is no YAML that settings can be: \(error)")
        }
        return try Settings(SettingsReader(ConfigReader(providers: [variables, file])), environment)
    }

    /// Every setting, and what tests and CI say in the environment.
    private static let keys =
        [
            "fetch.contact", "fetch.apiGap", "fetch.pageGap", "fetch.timeout", "fetch.maxWait", "fetch.maxRedirects",
            "fetch.maxRetries", "fetch.maxBytes", "fetch.connectTo", "fetch.allowPrivate", "fetch.caFile",
            "cacheDirectory", "browser", "browserTime", "browserMemory", "browserVisits", "browserSandbox",
            "config", "shared", "longTests", "database", "dataDirectory", "schedule.high", "schedule.medium",
            "schedule.low",
            "schedule.producer", "worker.scrapes", "metrics", "log.format", "log.level",
        ] + AISettings.keys

    /// A name with a slip in it would otherwise set nothing, and say nothing.
    private static func warnOfUnknown(_ environment: [String: String]) {
        let known = keys.map(SettingsReader.variable)
        for name in environment.keys.sorted() where name.hasPrefix("SCOUTLY_") && !known.contains(name) {
            let letters = name.filter { $0 != "_" }
            let meant = known.first { $0.filter { $0 != "_" } == letters }.map { "; did you mean \($0)?" } ?? ""
            Console.warning("there is no setting \(name)\(meant)")
        }
    }

    private init(_ reader: SettingsReader, _ environment: [String: String]) throws {
        fetch.contact = try reader.contact("fetch.contact")
        fetch.apiGap = try reader.seconds("fetch.apiGap") ?? fetch.apiGap
        fetch.pageGap = try reader.seconds("fetch.pageGap") ?? fetch.pageGap
        fetch.timeout = try reader.seconds("fetch.timeout", from: 0.1) ?? fetch.timeout
        fetch.maxWait = try reader.seconds("fetch.maxWait") ?? fetch.maxWait
        fetch.maxRedirects = try reader.number("fetch.maxRedirects", 0...50) ?? fetch.maxRedirects
        fetch.maxRetries = try reader.number("fetch.maxRetries", 0...20) ?? fetch.maxRetries
        fetch.maxBytes = try reader.number("fetch.maxBytes", 1024...1 << 30) ?? fetch.maxBytes
        fetch.connectTo = try reader.list("fetch.connectTo", ConnectToRule.init)
        fetch.allowPrivate = try reader.list("fetch.allowPrivate", CIDR.init)
        fetch.caFile = reader.text("fetch.caFile")
        browser = try reader.browser()
        let cache = reader.text("cacheDirectory") ?? "\(Self.folder("XDG_CACHE_HOME", ".cache", environment))/scoutly"
        fetch.cacheDirectory = URL(filePath: cache).appending(path: "answers")
        let data =
            reader.text("dataDirectory") ?? "\(Self.folder("XDG_DATA_HOME", ".local/share", environment))/scoutly"
        dataDirectory = data
        ai = try AISettings(reader)
        database = try reader.database("database") ?? .sqlite(SettingsReader.sqlite("\(data)/scoutly.sqlite"))
        schedule.high = try reader.span("schedule.high") ?? schedule.high
        schedule.medium = try reader.span("schedule.medium") ?? schedule.medium
        schedule.low = try reader.span("schedule.low") ?? schedule.low
        producerInterval = try reader.span("schedule.producer") ?? producerInterval
        scrapeRoom = try reader.number("worker.scrapes", 1...200) ?? scrapeRoom
        metrics = reader.text("metrics")
        _ = try MetricsAddress(metrics)
        logFormat = try reader.word("log.format", LogFormat.allCases) ?? logFormat
        logLevel = try reader.word("log.level", Logger.Level.allCases) ?? logLevel
    }

    /// A folder of the XDG Base Directory Specification.
    private static func folder(_ variable: String, _ fallback: String, _ environment: [String: String]) -> String {
        if let set = environment[variable], set.hasPrefix("/") { return set }
        return "\(environment["HOME"] ?? NSHomeDirectory())/\(fallback)"
    }
}
