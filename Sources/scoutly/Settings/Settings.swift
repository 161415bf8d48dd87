import Configuration
import Fetch
import Foundation
import SystemPackage

/// Everything that can be set from outside, read once: `SCOUTLY_*` in the environment before the settings file.
struct Settings {
    var fetch = FetchSettings()

    /// - Parameter environment: the process's own in the program, a made-up one in tests.
    /// - Throws: `Failure` that names the key, what it holds, and what would be right.
    static func load(environment: [String: String] = ProcessInfo.processInfo.environment) async throws -> Settings {
        let named = environment["SCOUTLY_CONFIG"]
        let path = named ?? "\(folder("XDG_CONFIG_HOME", ".config", environment))/scoutly/config.yaml"
        let variables = EnvironmentVariablesProvider(environmentVariables: environment).prefixKeys(with: "scoutly")
        guard named != nil || FileManager.default.fileExists(atPath: path) else {
            return try Settings(SettingsReader(ConfigReader(provider: variables)), environment)
        }
        do {
            let file = try await FileProvider<YAMLSnapshot>(filePath: FilePath(path))
            return try Settings(SettingsReader(ConfigReader(providers: [variables, file])), environment)
        } catch let failure as Failure {
            throw failure
        } catch {
            throw Failure(.settings, "the settings file \(path) cannot be read: \(error)")
        }
    }

    private init(_ reader: SettingsReader, _ environment: [String: String]) throws {
        fetch.contact = reader.text("fetch.contact")
        fetch.apiGap = try reader.seconds("fetch.apiGap") ?? fetch.apiGap
        fetch.pageGap = try reader.seconds("fetch.pageGap") ?? fetch.pageGap
        fetch.timeout = try reader.seconds("fetch.timeout") ?? fetch.timeout
        fetch.maxWait = try reader.seconds("fetch.maxWait") ?? fetch.maxWait
        fetch.maxRedirects = try reader.number("fetch.maxRedirects", 0...50) ?? fetch.maxRedirects
        fetch.maxRetries = try reader.number("fetch.maxRetries", 0...20) ?? fetch.maxRetries
        fetch.maxBytes = try reader.number("fetch.maxBytes", 1024...1 << 30) ?? fetch.maxBytes
        fetch.connectTo = try reader.list("fetch.connectTo", ConnectToRule.init)
        fetch.allowPrivate = try reader.list("fetch.allowPrivate", CIDR.init)
        fetch.caFile = reader.text("fetch.caFile")
        let cache = reader.text("cacheDirectory") ?? "\(Self.folder("XDG_CACHE_HOME", ".cache", environment))/scoutly"
        fetch.cacheDirectory = URL(filePath: cache).appending(path: "answers")
    }

    /// A folder of the XDG Base Directory Specification.
    private static func folder(_ variable: String, _ fallback: String, _ environment: [String: String]) -> String {
        if let set = environment[variable], set.hasPrefix("/") { return set }
        return "\(environment["HOME"] ?? NSHomeDirectory())/\(fallback)"
    }
}
