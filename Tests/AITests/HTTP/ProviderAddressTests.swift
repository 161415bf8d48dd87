import Foundation
import Testing

@testable import AI

@Suite struct ProviderAddressTests {
    @Test(arguments: [
        "https://api.example.com/v1", "http://localhost:11434/v1", "http://127.0.0.1:8080", "http://[::1]:8080/v1",
        "http://192.168.1.20:11434/v1", "http://10.0.0.5/v1", "http://172.16.0.1/v1", "http://ollama:11434/v1",
        "http://box.local/v1", "http://gpu.lan/v1", "http://[fd00::5]/v1", "https://10.0.0.5/v1",
    ])
    func `a server of one's own may be near, and any other speaks TLS`(_ text: String) throws {
        let url = try #require(URL(string: text))
        #expect(try ProviderAddress.checked(url) == url)
    }

    @Test(arguments: [
        "http://api.example.com/v1", "http://8.8.8.8/v1", "http://172.32.0.1/v1", "ftp://localhost/v1",
        "https://user:pass@api.example.com/v1", "https://api.example.com/v1?key=abc", "https://api.example.com/#x",
        "http://169.254.169.254/latest", "https://169.254.169.254/", "http://[fe80::1]/", "https:///v1", "file:///etc",
        "https://metadata.google.internal/v1",
    ])
    func `where the key would be seen, or a cloud's are kept, it does not go`(_ text: String) throws {
        let url = try #require(URL(string: text))
        let refusal = #expect(throws: ProviderAddress.Refusal.self) { try ProviderAddress.checked(url) }
        #expect(refusal?.description.contains("user:pass") != true)
        #expect(refusal?.description.contains("key=abc") != true)
    }

    @Test func `a base URL with a slash at its end is the same`() throws {
        let settings = try ProviderSettings(.openai, key: nil, baseURL: URL(string: "http://localhost/v1/"))
        let call = HTTPCall("/x", of: settings, headers: [], body: .null, streams: false, timeout: .zero)
        #expect(call.url.absoluteString == "http://localhost/v1/x")
    }
}
