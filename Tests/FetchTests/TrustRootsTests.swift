import Fetch
import Foundation
import Testing

@Suite struct TrustRootsTests {
    @Test func `a file of trust roots that is missing is named`() {
        var settings = FetchSettings()
        settings.caFile = "/nowhere/roots.pem"
        let error = #expect(throws: FetchSettingError.self) { try PoliteClient(settings: settings) }
        #expect(error?.description == "the file of trust roots “/nowhere/roots.pem” does not exist or may not be read")
    }

    @Test func `a file without a certificate is named`() throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("roots-\(UUID().uuidString).pem")
        try Data("not a certificate".utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        var settings = FetchSettings()
        settings.caFile = file.path
        let error = #expect(throws: FetchSettingError.self) { try PoliteClient(settings: settings) }
        #expect(error?.description == "the file of trust roots “\(file.path)” holds no certificate in PEM form")
    }
}
