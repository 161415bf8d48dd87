internal import CLibXML2

/// libxml2 as a whole.
enum LibXML2 {
    /// Sets the library up, once; to be called before anything else of it, because its own lazy set-up deadlocks when
    /// two threads come first (2.9.14).
    static func prepare() { _ = isPrepared }

    private static let isPrepared: Void = xmlInitParser()
}
