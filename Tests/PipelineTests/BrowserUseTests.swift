import Database
import Domain
import Foundation
import Store
import Testing

/// Which companies' pages are shown in a browser.
@Suite(.timeLimit(.minutes(2)))
struct BrowserUseTests {
    private static let address = "https://orrery.example/careers"
    private static let empty = "<body><div id='app'></div><script src='/app.js'></script></body>"
    private static let list = """
        <ul><li><a href="/careers/clockmaker">Clockmaker</a></li><li><a href="/careers/lens-grinder">Lens Grinder</a></li>
        <li><a href="/careers/night-watch">Night Watch Engineer</a></li></ul>
        """

    @Test(arguments: [
        (nil, 3, [address, "browser \(address)"]), (BrowserUse.auto, 3, [address, "browser \(address)"]),
        (.always, 3, ["browser \(address)"]), (.never, 0, [address]),
    ])
    func `a page that needs scripts is shown as its company says`(use: BrowserUse?, found: Int, asked: [String])
        async throws
    {
        try await World.run(on: .sqlite) { world in
            let key = try await Self.watch(world, use)
            world.answer(Self.address, Self.empty)
            world.show(Self.address, Self.list)
            try await world.round()
            #expect(try await world.openTitles(key).count == found)
            #expect(world.asked.filter { $0.hasSuffix(Self.address) } == asked)
        }
    }

    @Test func `a company whose page needs a browser that is missing fails by that name, until there is one`()
        async throws
    {
        try await World.run(on: .sqlite) { world in
            let key = try await Self.watch(world, nil)
            world.answer(Self.address, Self.empty)
            try await world.round()
            let health = try await world.database.read { try CompanyHealth.list(in: $0) }
            #expect(health.first?.problem?.kind == "needs a browser")
            #expect(health.first?.failuresInRow == 1)

            world.show(Self.address, Self.list)
            world.pass(days: 8)
            try await world.round()
            #expect(try await world.openTitles(key) == ["Clockmaker", "Lens Grinder", "Night Watch Engineer"])
            let later = try await world.database.read { try CompanyHealth.list(in: $0) }
            #expect(later.first?.problem == nil)
        }
    }

    private static func watch(_ world: World, _ use: BrowserUse?) async throws -> CompanyKey {
        let company = Company(
            id: CompanyID(rawValue: "orrery"), name: "Orrery", careersURL: URL(string: address)!, browser: use)
        let now = world.now
        return try await world.database.write { tx in
            try Companies.save([CompanyEntry(company)], in: tx, now: now)
            return try Companies.find(company.id, in: tx)!.key
        }
    }
}
