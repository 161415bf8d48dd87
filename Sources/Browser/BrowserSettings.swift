/// What the browser may use, and how long it looks at a page; the defaults suit a careers page on a small machine.
public struct BrowserSettings: Sendable {
    /// The program, by name or path; nil looks for the usual names.
    public var program: String?
    /// Folders in which a program is looked for by its name. Debian's programs themselves come before its commands for
    /// them, which add options for people at a desk, and of which one stays between us and the program.
    public var searchPath = ["/usr/lib/chromium", "/usr/local/bin", "/usr/bin", "/bin", "/snap/bin"]

    /// Chromium's sandbox, which root has to do without in any case. A container that forbids user namespaces to
    /// everybody has to do without, too.
    public var usesSandbox = true

    /// For one visit, from the address to the page's text.
    public var visitTime: Duration = .seconds(30)
    /// How long nothing may change on a page before it counts as drawn; lists come seconds after their page.
    public var quietTime: Duration = .seconds(3)
    /// The same after scrolling or a click on "load more", when the page's scripts are there already.
    public var growthTime: Duration = .seconds(1)
    /// How often a page is scrolled to its end and its "load more" clicked, as long as it grows.
    public var maxGrowths = 20
    /// The page's text, in UTF-16 units; longer is cut off.
    public var maxLength = 16 * 1024 * 1024
    /// Requests that one visit may make, without those that are blocked anyway.
    public var maxRequests = 400
    /// Bytes that the requests of one visit may bring together.
    public var maxBytes = 64 * 1024 * 1024

    /// Visits at the same time; each costs about 100 MB.
    public var maxVisits = 2
    /// Visits after which the process is replaced by a new one.
    public var visitsPerProcess = 100
    /// Memory that Chromium's processes may hold together, in bytes; above it they are killed.
    public var maxMemory = 1536 * 1024 * 1024
    /// How long Chromium may take to start, and to answer what takes no time; after that it is taken to hang.
    public var patience: Duration = .seconds(15)

    public init() {}
}
