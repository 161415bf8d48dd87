import Foundation
import Matching
import Testing

struct CVLocationTests {
    private static let id = "1aB_cD-eFgHiJkLmNoPqRsTuVwXyZ012345"
    private static let drive = "https://drive.google.com/uc?export=download&id=\(id)"
    private static let docs = "https://docs.google.com/document/d/\(id)/export?format=docx"

    @Test(arguments: [
        ("cv.pdf", "cv.pdf"), ("/tmp/cv.pdf", "/tmp/cv.pdf"), ("~/cv.pdf", "/home/ada/cv.pdf"), ("~", "/home/ada"),
        ("~ada/cv.pdf", "~ada/cv.pdf"), (" cv.pdf\n", "cv.pdf"), ("a:b.pdf", "a:b.pdf"), ("-cv.pdf", "-cv.pdf"),
        ("notes/see https://x.example/cv.txt", "notes/see https://x.example/cv.txt"),
        ("Lebenslauf ü.pdf", "Lebenslauf ü.pdf"),
    ])
    func `what is no address is a path, with the home filled in`(argument: String, path: String) throws {
        #expect(try CVLocation(argument, home: "/home/ada") == .file(path: path))
    }

    @Test(arguments: [
        "https://ada.example/cv.pdf", "HTTPS://ada.example/cv?x=1#top",
        "https://drive.google.com.evil.example/file/d/\(id)/view",
        "https://docs.google.com/document/d/e/2PACX-\(id)/pub",
    ])
    func `another https address is fetched as it is`(address: String) throws {
        let link = try #require(CVLocation(address).link)
        #expect(link.url.absoluteString == address)
        #expect(link.given == address)
        #expect(!link.isShared)
    }

    @Test(arguments: [
        ("https://drive.google.com/file/d/\(id)/view?usp=sharing", drive),
        ("https://drive.google.com/file/d/\(id)/view", drive),
        ("https://drive.google.com/file/d/\(id)/edit?usp=drive_link", drive),
        ("https://drive.google.com/file/d/\(id)", drive),
        ("https://drive.google.com/file/d/\(id)/preview#page=2", drive),
        ("https://drive.google.com/file/u/1/d/\(id)/view", drive),
        ("https://drive.google.com/a/ada.example/file/d/\(id)/view", drive),
        ("https://drive.google.com/open?id=\(id)", drive),
        ("https://drive.google.com/open?usp=drive_copy&id=\(id)", drive),
        ("https://drive.google.com/uc?id=\(id)", drive),
        ("https://drive.google.com/uc?export=view&id=\(id)", drive),
        ("https://drive.usercontent.google.com/download?id=\(id)&export=download&confirm=t", drive),
        ("https://DRIVE.google.com/file/d/\(id)/view", drive),
        ("drive.google.com/file/d/\(id)/view", drive),
        ("https://drive.google.com/file/d/\(id)/view?resourcekey=0-Abc", drive + "&resourcekey=0-Abc"),
        ("https://docs.google.com/document/d/\(id)/edit", docs),
        ("https://docs.google.com/document/d/\(id)/edit?usp=sharing#heading=h.1", docs),
        ("https://docs.google.com/document/u/0/d/\(id)/edit", docs),
        ("https://docs.google.com/document/d/\(id)", docs),
        ("https://docs.google.com/document/d/\(id)/export?format=pdf", docs),
        ("docs.google.com/document/d/\(id)/preview", docs),
    ])
    func `a share link becomes the download behind it`(address: String, download: String) throws {
        let link = try #require(CVLocation(address).link)
        #expect(link.url.absoluteString == download)
        #expect(link.isShared)
    }

    @Test(arguments: [
        ("http://ada.example/cv.pdf", "unencrypted"), ("ftp://ada.example/cv.pdf", "ftp://"),
        ("S3://b/cv.pdf", "s3://"),
        ("file:///home/ada/cv.pdf", "without file://"), ("https://", "not a valid address"),
        ("https:///cv", "not a valid"),
        ("https://drive.google.com/drive/folders/\(id)", "folder"),
        ("https://drive.google.com/drive/u/0/my-drive", "names no file"),
        ("https://drive.google.com/", "names no file"),
        ("https://drive.google.com/file/d/x/view", "names no file"),
        ("https://drive.google.com/open?id=../../etc/passwd", "names no file"),
        ("https://docs.google.com/spreadsheets/d/\(id)/edit", "spreadsheets"),
        ("https://docs.google.com/presentation/d/\(id)/edit", "presentation"), ("", "no CV was named"),
    ])
    func `a link that is not followed says what to give instead`(address: String, words: String) throws {
        let error = try #require(throws: CVError.self) { try CVLocation(address) }
        #expect("\(error)".contains(words))
        #expect("\(error)".hasPrefix(address.isEmpty ? "--cv" : address))
    }
}

extension CVLocation {
    fileprivate var link: Link? {
        if case .download(let link) = self { link } else { nil }
    }
}
