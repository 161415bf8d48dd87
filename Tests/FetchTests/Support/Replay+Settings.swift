import Fetch
import Foundation
import TestSupport

extension Replay {
    /// What leads the client to the replay instead of the internet.
    var settings: FetchSettings {
        get throws {
            var settings = FetchSettings()
            settings.connectTo = try [ConnectToRule("*:443:127.0.0.1:\(port)")]
            settings.allowPrivate = try [CIDR("127.0.0.1/32")]
            settings.caFile = folder.appending(path: "ca.pem").path
            return settings
        }
    }
}
