/// Tells Google's pages for people (sign in, ask for access, virus scan, quota) from the file that was asked for.
enum GooglePage {
    static func isInstead(ofFile bytes: [UInt8]) -> Bool {
        guard (try? CVFormat.sniff(bytes, name: "", contentType: nil)) == .html else { return false }
        let page = bytes.prefix(1 << 20)
        return page.contains("accounts.google.com") || page.contains("ServiceLogin")
            || page.contains("<title>Google D") || page.contains("uc-download-link")
    }
}
