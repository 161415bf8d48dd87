/// The bounds within which a stranger's file is read.
public struct CVLimits: Sendable, Hashable {
    /// Bytes of the file as given.
    public var input = 10_000_000
    /// Bytes of UTF-8 text that come out.
    public var text = 2_000_000
    /// Bytes of one unpacked part of a DOCX, whose XML is some ten times as long as its text.
    public var unpacked = 20_000_000
    /// Wall-clock time of one reading.
    public var time: Duration = .seconds(20)
    /// Bytes of address space of one program run.
    public var memory = 512 << 20

    public init() {}
}
