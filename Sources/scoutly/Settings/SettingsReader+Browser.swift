import Browser
import Foundation

extension SettingsReader {
    private enum Sandbox: String, CaseIterable {
        case on, off
    }

    /// The browser and its budgets; nil when it is off.
    func browser() throws -> BrowserSettings? {
        var settings = BrowserSettings()
        settings.visitTime = try seconds("browserTime", from: 1) ?? settings.visitTime
        if let megabytes = try number("browserMemory", 200...1_000_000) { settings.maxMemory = megabytes << 20 }
        settings.maxVisits = try number("browserVisits", 1...32) ?? settings.maxVisits
        settings.usesSandbox = try word("browserSandbox", Sandbox.allCases) != .off
        switch text("browser") {
        case nil, "auto": return settings
        case "off": return nil
        case let program?:
            settings.program = NSString(string: program).expandingTildeInPath
            return settings
        }
    }
}
