import Foundation
import Logging

/// One Chromium process with a folder of its own, from its start to its end; it ends with this program at the latest.
final class Chromium: Sendable {
    let devTools: DevTools
    let tree: ProcessTree
    private let keeper: Keeper
    private let folder: ProfileFolder

    /// Throws `BrowserError`: `.absent` when it cannot be started, `.unavailable` when it does not come in time.
    static func start(_ settings: BrowserSettings, logger: Logger) async throws -> Chromium {
        let program = try ChromiumProgram.find(settings)
        let folder: ProfileFolder
        let keeper: Keeper
        do {
            folder = try ProfileFolder()
            let arguments = ChromiumProgram.arguments(settings, dataDirectory: folder.data)
            keeper = try Keeper([program] + arguments, in: folder, searchPath: settings.searchPath)
        } catch {
            throw BrowserError(.unavailable, "\(program) cannot be started: \(error.localizedDescription)")
        }
        let devTools: DevTools
        do {
            devTools = try await DevTools.open(
                reading: keeper.answers, writing: keeper.commands, patience: settings.patience)
        } catch {
            await keeper.end()
            throw BrowserError(.unavailable, "\(program) cannot be spoken with: \(error)")
        }
        do {
            try await devTools.call("Target.setDiscoverTargets", ["discover": true])
        } catch {
            let failure =
                devTools.isOpen
                ? BrowserError(.unavailable, "\(program) did not start within \(settings.patience)")
                : BrowserError(.absent, "\(program) does not start" + lastWords(in: folder.log))
            devTools.close()
            await keeper.end()
            folder.remove()
            try Task.checkCancellation()
            throw failure
        }
        logger.debug("started Chromium", metadata: ["program": "\(program)", "pid": "\(keeper.pid)"])
        return Chromium(devTools, keeper, folder)
    }

    private init(_ devTools: DevTools, _ keeper: Keeper, _ folder: ProfileFolder) {
        self.devTools = devTools
        self.keeper = keeper
        self.folder = folder
        tree = ProcessTree(root: keeper.pid)
        devTools.whenClosed { keeper.letGo() }
    }

    /// Kills it at once; whoever waits for it hears that it is gone.
    func kill() { keeper.letGo() }

    /// Comes back when it is gone with all that it started and wrote.
    func end() async {
        let members = tree.members()
        devTools.close()
        await keeper.end()
        await Orphans.reap(members.map(\.pid))
        folder.remove()
    }

    /// Why it does not start, in its own words: what it calls fatal, else its last line.
    private static func lastWords(in log: URL) -> String {
        let text = FileManager.default.contents(atPath: log.path).map {
            String(decoding: $0.suffix(65_536), as: UTF8.self)
        }
        let lines = text?.split(separator: "\n") ?? []
        guard let line = lines.last(where: { $0.contains(":FATAL:") }) ?? lines.last else { return "" }
        return ": \(line.prefix(500))"
    }
}
