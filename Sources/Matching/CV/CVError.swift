/// Why a CV cannot be used, as a sentence that names what was given and says what to do about it.
public struct CVError: Error, Sendable, Hashable {
    /// What the user gave: a path or an address.
    public var input: String
    public var problem: Problem

    public init(_ input: String, _ problem: Problem) {
        self.input = input
        self.problem = problem
    }

    /// What is wrong, sorted by what the user can do about it.
    public enum Problem: Error, Sendable, Hashable {
        case missing
        case folder
        /// The file is there, the system refuses to read it. `reason`: the system's words.
        case unreadable(reason: String)
        /// No bytes, or bytes without a single letter in them.
        case empty
        case encrypted
        /// A PDF whose pages are pictures.
        case imageOnly(pages: Int)
        /// `what`: the kind of file ("an old Word document (.doc)"); `instead`: what to do with it.
        case unsupported(what: String, instead: String)
        case damaged(what: String)
        /// Valid JSON, but not the JSON Resume schema.
        case notJSONResume
        case tooLarge(limit: Int)
        /// Unpacked or read, it is longer than any CV is.
        case tooMuchText
        case tooSlow(limit: Duration)
        case toolMissing(program: String, package: String)
        /// The `--cv` argument is a link that is not followed; `instead`: what to give.
        case badLink(reason: String, instead: String)
        /// A share link that leads to a sign-in or warning page.
        case notShared
        /// The download failed. `reason`: the client's words.
        case unreachable(reason: String, isShareLink: Bool)
    }
}

extension CVError: CustomStringConvertible {
    public var description: String { "\(input): \(problem)" }
}

extension CVError.Problem: CustomStringConvertible {
    public var description: String {
        switch self {
        case .missing:
            "there is no such file; check the spelling, or give the whole path"
        case .folder:
            "this is a folder; give the file in it that is your CV"
        case .unreadable(let reason):
            "the file cannot be read (\(reason)); check who may read it, for instance with ls -l"
        case .empty:
            "there is no text in it; check that it is the right file and that it was saved"
        case .encrypted:
            "it is protected by a password; save a copy without one and give that"
        case .imageOnly(let pages):
            "\(pages == 1 ? "its page is a picture" : "its \(pages) pages are pictures") without text, as of a scan; "
                + "export the CV as PDF from the program it was written in, or run it through ocrmypdf first"
        case .unsupported(let what, let instead):
            "this is \(what), which cannot be read here; \(instead)"
        case .damaged(let what):
            "this looks like \(what), but it is damaged or incomplete; open it in its program and save it anew"
        case .notJSONResume:
            "this JSON is not a JSON Resume (https://jsonresume.org/schema): none of its sections was found"
        case .tooLarge(let limit):
            "it is larger than the limit of \(limit / 1_000_000) MB; save a smaller copy, for instance without pictures"
        case .tooMuchText:
            "it holds far more text than a CV does; check that it is the right file"
        case .tooSlow(let limit):
            "reading it took longer than \(limit.formattedSeconds); save a simpler copy, "
                + "for instance with your PDF program's print to PDF"
        case .toolMissing(let program, let package):
            "reading it needs the program \(program); install it: apt install \(package)"
        case .badLink(let reason, let instead):
            "\(reason); \(instead)"
        case .notShared:
            "the link is not shared with everyone: Google answers with a page for people; "
                + "set General access to Anyone with the link, or download the file and give its path"
        case .unreachable(let reason, let isShareLink):
            "it could not be downloaded (\(reason)); "
                + (isShareLink ? "check that the link is shared with everyone, or " : "check the address, or ")
                + "download the file yourself and give its path"
        }
    }
}

extension Duration {
    fileprivate var formattedSeconds: String {
        let seconds = self / .seconds(1)
        return seconds == seconds.rounded() ? "\(Int(seconds)) s" : "\(seconds) s"
    }
}
