internal import Domain
internal import Foundation
internal import Markup

/// Values of postings as systems' XML writes them, by the local names of the elements directly inside.
extension XMLTree {
    /// An answer as XML; what people write in it by mistake is mended first.
    static func document(_ bytes: [UInt8], _ system: String, _ url: URL) throws(BoardError) -> XMLTree {
        do {
            return try XMLTree(bytes)
        } catch {
            if error == .malformed, let mended = try? XMLTree(XMLRepair.repaired(bytes)) { return mended }
            let reason = error == .tooComplex ? "it is more than any feed holds" : "it is not whole XML"
            throw .changedShape(system, url, "\(reason) (\(bytes.count) bytes)")
        }
    }

    func all(_ name: String) -> [XMLTree] { elements.filter { $0.name == name } }

    /// The first of these elements that has text, as one clean line.
    func line(_ names: String...) -> String? {
        for name in names {
            for element in elements where element.name == name {
                let line = PlainLine.of(element.text)
                if !line.isEmpty { return line }
            }
        }
        return nil
    }

    /// The first of these elements that has text, as HTML made harmless.
    func html(_ names: String...) -> CleanHTML? {
        for name in names {
            for element in elements where element.name == name {
                let html = CleanHTML(element.text)
                if !html.text.isEmpty { return html }
            }
        }
        return nil
    }

    /// The first of these elements that holds an address a browser can go to.
    func link(_ names: String..., on page: URL? = nil) -> URL? {
        for name in names {
            for element in elements where element.name == name {
                if let url = WebLink.parse(element.text, on: page) { return url }
            }
        }
        return nil
    }

    func date(_ names: String...) -> Date? {
        for name in names {
            if let date = line(name).flatMap({ Timestamp.parse($0) }) { return date }
        }
        return nil
    }
}
