import Foundation

/// One page of Chromium, open for one visit in a browser context of its own.
struct PageSession: Sendable {
    private struct Context: Decodable { var browserContextId: String }
    private struct Target: Decodable { var targetId: String }
    private struct Attachment: Decodable { var sessionId: String }
    private struct World: Decodable { var executionContextId: Int }
    private struct Evaluation<Value: Decodable>: Decodable {
        struct Outcome: Decodable { var value: Value? }
        struct Failure: Decodable { var text: String }

        var result: Outcome
        var exceptionDetails: Failure?
    }
    private struct Navigation: Decodable {
        var errorText: String?
        var isDownload: Bool?
    }

    let devTools: DevTools
    let context: String
    let target: String
    let session: String
    let events: AsyncStream<DevToolsMessage>
    private let watcher: AsyncStream<DevToolsMessage>.Continuation

    /// A page that shows nothing yet, whose events are watched and whose requests wait for us.
    static func open(in devTools: DevTools) async throws -> PageSession {
        let context = try await devTools.call(
            "Target.createBrowserContext", ["disposeOnDetach": true], as: Context.self
        )
        .browserContextId
        let (events, watcher) = devTools.events()
        do {
            devTools.watch(context, watcher)
            try await devTools.call(
                "Browser.setDownloadBehavior", ["behavior": "deny", "browserContextId": .string(context)])
            let target = try await devTools.call(
                "Target.createTarget", ["url": "about:blank", "browserContextId": .string(context)], as: Target.self
            ).targetId
            let session = try await devTools.call(
                "Target.attachToTarget", ["targetId": .string(target), "flatten": true], as: Attachment.self
            ).sessionId
            devTools.watch(session, watcher)
            let page = PageSession(
                devTools: devTools, context: context, target: target, session: session, events: events, watcher: watcher
            )
            for (command, params) in setUp { try await devTools.call(command, params, in: session) }
            return page
        } catch {
            devTools.unwatch([context])
            devTools.tell("Target.disposeBrowserContext", ["browserContextId": .string(context)])
            throw error
        }
    }

    /// Of the page, and of each frame and worker in it before it does anything; workers know only some of it.
    private static let setUp: [(String, DevToolsValue)] = [
        ("Fetch.enable", ["patterns": [["urlPattern": "*"]]]), ("Page.enable", [:]),
        ("Target.setAutoAttach", ["autoAttach": true, "waitForDebuggerOnStart": true, "flatten": true]),
    ]

    /// Watches a frame or worker of the page that waits to be let go.
    func adopt(_ child: String) {
        devTools.watch(child, watcher)
        for (command, params) in Self.setUp { devTools.tell(command, params, in: child) }
        devTools.tell("Runtime.runIfWaitingForDebugger", in: child)
    }

    /// Comes back when the page's first bytes are there.
    func navigate(to url: URL, within limit: Duration) async throws {
        let params: DevToolsValue = ["url": .string(url.absoluteString)]
        let navigation = try await devTools.call(
            "Page.navigate", params, in: session, within: limit, as: Navigation.self)
        guard let error = navigation.errorText else { return }
        let reason = navigation.isDownload == true ? "is a file to be kept, not a page to be shown" : "failed: \(error)"
        throw BrowserError(.unusable, "\(url.absoluteString) \(reason)")
    }

    /// What a script of ours finds on the page.
    func evaluate<Value: Decodable>(
        _ script: String, within limit: Duration, as type: Value.Type = Value.self
    ) async throws -> Value? {
        let world = try await devTools.call(
            "Page.createIsolatedWorld", ["frameId": .string(target), "worldName": "scoutly"], in: session,
            within: limit, as: World.self)
        let evaluation = try await devTools.call(
            "Runtime.evaluate",
            [
                "expression": .string(script), "contextId": .integer(world.executionContextId), "returnByValue": true,
            ], in: session, within: limit, as: Evaluation<Value>.self)
        if let failure = evaluation.exceptionDetails {
            throw BrowserError(.unusable, "the page cannot be looked at: \(failure.text)")
        }
        return evaluation.result.value
    }

    /// Ends what the page's scripts are at, so that it can be looked at.
    func interrupt() { devTools.tell("Runtime.terminateExecution", in: session) }

    func close(_ children: [String]) {
        devTools.unwatch([context, session] + children)
        watcher.finish()
        devTools.tell("Target.disposeBrowserContext", ["browserContextId": .string(context)])
    }
}
