import Domain
import Fetch
import Foundation
import TestSupport
import Testing

@testable import Boards

/// Recorded boards, read with the real client over HTTPS: what an adapter asks is what the sites were asked.
@Suite(.needsRecordings)
struct ReplayedBoardsTests {
    @Test(arguments: [
        ("https://nvidia.wd5.myworkdayjobs.com/en-US/NVIDIAExternalCareerSite", "workday", 10, true),
        ("https://careers.smartrecruiters.com/WesternDigital", "smartrecruiters", 10, true),
        ("https://apply.workable.com/zego/", "workable", 3, false),
        ("https://ats.rippling.com/11fs-group-ltd/jobs", "rippling", 2, false),
        ("https://10-4-truck-recruiting.breezy.hr", "breezy", 3, false),
        ("https://example-tenant.bamboohr.com/careers", "bamboohr", 3, false),
        ("https://www.amazon.jobs/en/search", "amazon", 2, false),
    ])
    func `a recorded board is read over HTTPS`(
        address: String, source: String, count: Int, isTruncated: Bool
    ) async throws {
        try await Replay.run { replay in
            var settings = FetchSettings()
            settings.connectTo = try [ConnectToRule("*:443:127.0.0.1:\(replay.port)")]
            settings.allowPrivate = try [CIDR("127.0.0.1/32")]
            settings.caFile = replay.folder.appending(path: "ca.pem").path
            (settings.apiGap, settings.pageGap, settings.maxRetries) = (.zero, .zero, 0)
            let client = try PoliteClient(settings: settings)
            let reading: Reading
            do {
                let reader = Reader(fetch: client.fetch, knows: { _ in true })
                reading = try await CareersReader(reader: reader).read(try #require(URL(string: address)))
            } catch {
                await client.shutdown()
                throw error
            }
            await client.shutdown()
            #expect(reading.source == source)
            #expect(reading.postings.count == count)
            #expect(reading.isTruncated == isTruncated)
            #expect(reading.kept.count == reading.postings.filter(\.description.isEmpty).count)
        }
    }
}
