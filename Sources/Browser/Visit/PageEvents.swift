import Foundation
import Synchronization

/// Does what a page's events ask for while it is visited: answers its requests and dialogs, lets its frames and workers
/// go, closes the windows that it opens.
final class PageEvents: Sendable {
    private let page: PageSession
    private let requests: PageRequests
    private let log: VisitLog
    private let sessions = Mutex<[String]>([])

    init(page: PageSession, requests: PageRequests, log: VisitLog) {
        self.page = page
        self.requests = requests
        self.log = log
    }

    /// The sessions of the page's frames and workers.
    var children: [String] { sessions.withLock { $0 } }

    /// Comes back only by throwing: when the page crashes, Chromium ends or the task is cancelled.
    func handle() async throws {
        try await withThrowingDiscardingTaskGroup { group in
            for await event in page.events {
                if event.method == "Fetch.requestPaused" {
                    guard let paused = try? event.contents(PausedRequest.self) else { continue }
                    group.addTask { await self.requests.answer(paused, in: event.session) }
                } else {
                    try handle(event)
                }
            }
            try Task.checkCancellation()
            throw page.devTools.isOpen
                ? BrowserError(.unavailable, "the page did more than can be followed") : BrowserError.ended
        }
    }

    private func handle(_ event: DevToolsMessage) throws {
        switch event.method {
        case "Target.attachedToTarget":
            guard let child = TargetEvent(event)?.sessionId, child != page.session else { return }
            sessions.withLock { $0.append(child) }
            page.adopt(child)
        case "Target.targetCreated":
            guard let target = TargetEvent(event)?.targetInfo, target.type == "page", target.targetId != page.target
            else { return }
            page.devTools.tell("Target.closeTarget", ["targetId": .string(target.targetId)])
        case "Page.javascriptDialogOpening":
            // A page that asks whether it may be left may be left; nothing else is agreed to.
            let accepts = (try? event.contents(DialogEvent.self))?.type == "beforeunload"
            page.devTools.tell("Page.handleJavaScriptDialog", ["accept": .bool(accepts)], in: event.session)
        case "Inspector.targetCrashed" where event.session == page.session:
            throw BrowserError(.unavailable, "the page crashed in Chromium")
        default: return
        }
    }
}
