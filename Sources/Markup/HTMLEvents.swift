internal import CLibXML2
internal import Foundation

/// libxml2's forgiving HTML parser as a stream of events, without a tree.
///
/// Bounded against hostile input: elements nest 400 deep at most, and the parser's dictionary of names is limited,
/// because libxml2 compares each new attribute of a tag with all others of it.
enum HTMLEvents {
    private static let maximumDepth: Int32 = 400
    static let maximumNameBytes = 16 << 10

    /// Cleans a source.
    /// - Parameter keepsLines: whether line breaks in it are line breaks of the text, as in plain text.
    static func clean(_ source: UnsafeBufferPointer<UInt8>, keepsLines: Bool) -> (text: String, html: String) {
        // Inside a body the parser adds no paragraphs of its own; and it takes a NUL for the end of the text.
        var document = Array("<body>".utf8)
        document.reserveCapacity(document.count + source.count)
        document.append(contentsOf: source)
        if let start = source.baseAddress, memchr(start, 0, source.count) != nil {
            for index in document.indices where document[index] == 0 { document[index] = 0x20 }
        }
        LibXML2.prepare()
        return document.withUnsafeBytes { bytes in
            let start = bytes.assumingMemoryBound(to: CChar.self).baseAddress
            guard let context = htmlCreateMemoryParserCtxt(start, Int32(clamping: bytes.count)) else { return ("", "") }
            defer { htmlFreeParserCtxt(context) }
            _ = htmlCtxtUseOptions(context, options)
            _ = xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
            _ = xmlDictSetLimit(context.pointee.dict, maximumNameBytes)

            let writer = CleanWriter(capacity: source.count, keepsLines: keepsLines)
            var session = Session(writer: writer, context: context)
            withUnsafeMutablePointer(to: &session) { session in
                context.pointee.userData = UnsafeMutableRawPointer(session)
                context.pointee.sax.pointee = handlers
                _ = htmlParseDocument(context)
                session.pointee.writer.finish()
            }
            return (session.writer.text.string, session.writer.html.string)
        }
    }

    private static let options = Int32(
        HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
            | HTML_PARSE_NONET.rawValue | HTML_PARSE_NOIMPLIED.rawValue | HTML_PARSE_IGNORE_ENC.rawValue)

    /// What the handlers find behind the parser's user data.
    private struct Session: ~Copyable {
        var writer: CleanWriter
        let context: htmlParserCtxtPtr

        static func at(_ pointer: UnsafeMutableRawPointer) -> UnsafeMutablePointer<Session> {
            pointer.assumingMemoryBound(to: Session.self)
        }
    }

    private static var handlers: htmlSAXHandler {
        var handlers = htmlSAXHandler()
        handlers.initialized = 1
        handlers.startElement = { pointer, name, attributes in
            guard let pointer, let name else { return }
            let session = Session.at(pointer)
            session.pointee.writer.start(name, HTMLAttributes(attributes))
            let context = session.pointee.context
            if context.pointee.nameNr > HTMLEvents.maximumDepth { xmlStopParser(context) }
        }
        handlers.endElement = { pointer, _ in
            guard let pointer else { return }
            Session.at(pointer).pointee.writer.end()
        }
        handlers.characters = { pointer, bytes, count in
            guard let pointer, let bytes else { return }
            Session.at(pointer).pointee.writer.characters(UnsafeBufferPointer(start: bytes, count: Int(count)))
        }
        handlers.ignorableWhitespace = handlers.characters
        handlers.cdataBlock = handlers.characters
        return handlers
    }
}
