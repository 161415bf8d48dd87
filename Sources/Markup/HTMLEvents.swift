internal import CLibXML2
internal import Foundation

/// libxml2's forgiving HTML parser as a stream of events, without a tree.
///
/// Bounded against hostile input: elements nest 400 deep at most, and the parser's dictionary of names is limited,
/// because libxml2 compares each new attribute of a tag with all others of it.
enum HTMLEvents {
    private static let maximumDepth: Int32 = 400
    static let maximumNameBytes = 16 << 10

    static func parse(_ source: UnsafeBufferPointer<UInt8>, into writer: CleanWriter) {
        // Inside a body the parser adds no paragraphs of its own; and it takes a NUL for the end of the text.
        var document = Array("<body>".utf8)
        document.reserveCapacity(document.count + source.count)
        document.append(contentsOf: source)
        if let start = source.baseAddress, memchr(start, 0, source.count) != nil {
            for index in document.indices where document[index] == 0 { document[index] = 0x20 }
        }
        document.withUnsafeBytes { bytes in
            let start = bytes.assumingMemoryBound(to: CChar.self).baseAddress
            guard let context = htmlCreateMemoryParserCtxt(start, Int32(clamping: bytes.count)) else { return }
            defer { htmlFreeParserCtxt(context) }
            _ = htmlCtxtUseOptions(context, options)
            _ = xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
            _ = xmlDictSetLimit(context.pointee.dict, maximumNameBytes)

            let state = State(writer: writer, context: context)
            withExtendedLifetime(state) {
                context.pointee.userData = Unmanaged.passUnretained(state).toOpaque()
                context.pointee.sax.pointee = handlers
                _ = htmlParseDocument(context)
                writer.finish()
            }
        }
    }

    private static let options = Int32(
        HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
            | HTML_PARSE_NONET.rawValue | HTML_PARSE_NOIMPLIED.rawValue | HTML_PARSE_IGNORE_ENC.rawValue)

    private final class State {
        let writer: CleanWriter
        let context: htmlParserCtxtPtr
        init(writer: CleanWriter, context: htmlParserCtxtPtr) {
            self.writer = writer
            self.context = context
        }
        static func of(_ pointer: UnsafeMutableRawPointer) -> State {
            Unmanaged<State>.fromOpaque(pointer).takeUnretainedValue()
        }
    }

    private static var handlers: htmlSAXHandler {
        var handlers = htmlSAXHandler()
        handlers.initialized = 1
        handlers.startElement = { pointer, name, attributes in
            guard let pointer, let name else { return }
            let state = State.of(pointer)
            state.writer.start(name, HTMLAttributes(attributes))
            if state.context.pointee.nameNr > HTMLEvents.maximumDepth { xmlStopParser(state.context) }
        }
        handlers.endElement = { pointer, name in
            guard let pointer, let name else { return }
            State.of(pointer).writer.end(name)
        }
        handlers.characters = { pointer, bytes, count in
            guard let pointer, let bytes else { return }
            State.of(pointer).writer.characters(UnsafeBufferPointer(start: bytes, count: Int(count)))
        }
        handlers.ignorableWhitespace = handlers.characters
        handlers.cdataBlock = handlers.characters
        return handlers
    }
}
