import Foundation

/// Which program is Chromium on this machine, and what it is started with.
enum ChromiumProgram {
    /// The headless shell is the same engine without a browser's windows: half the time and a tenth of the memory
    /// (Debian 12, Chromium 156, 2026-11-23).
    static let names = [
        "chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable",
    ]

    /// Throws `BrowserError.absent`.
    static func find(_ settings: BrowserSettings) throws -> String {
        for name in settings.program.map({ [$0] }) ?? names {
            let places = name.contains("/") ? [name] : settings.searchPath.map { "\($0)/\(name)" }
            if let place = places.first(where: FileManager.default.isExecutableFile) { return place }
        }
        guard let program = settings.program else { throw BrowserError.absent }
        throw BrowserError(.absent, "the browser “\(program)” of the settings is not there or is no program")
    }

    static func arguments(_ settings: BrowserSettings, dataDirectory: URL) -> [String] {
        var arguments = [
            "--headless", "--remote-debugging-pipe", "--user-data-dir=\(dataDirectory.path)", "--no-startup-window",
            "--no-first-run", "--no-default-browser-check", "--password-store=basic", "--use-mock-keychain",
            "--disable-gpu", "--disable-dev-shm-usage", "--mute-audio", "--hide-scrollbars", "--window-size=1280,1600",
            "--disable-breakpad", "--disable-crash-reporter",
            "--disable-extensions", "--disable-sync", "--disable-default-apps", "--disable-component-update",
            "--disable-background-networking", "--disable-domain-reliability", "--no-pings",
            "--disable-background-timer-throttling", "--disable-renderer-backgrounding",
            "--disable-backgrounding-occluded-windows", "--disable-hang-monitor", "--block-new-web-contents",
            "--disable-features=Translate,OptimizationHints,MediaRouter,BackForwardCache,Prerender2",
        ]
        arguments += noWayOut
        // As root Chromium refuses to start with its sandbox.
        if geteuid() == 0 || !settings.usesSandbox { arguments.append("--no-sandbox") }
        return arguments
    }

    /// Every request is answered by us, so Chromium itself may reach nothing: no name is known to it, what has an
    /// address goes to a proxy that does not exist, loopback included, and WebRTC may send nothing past the proxy.
    private static let noWayOut = [
        "--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=http://nowhere.invalid:9",
        "--proxy-bypass-list=<-loopback>", "--disable-quic",
        "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
        "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    ]
}
