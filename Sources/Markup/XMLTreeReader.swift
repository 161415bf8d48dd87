internal import CLibXML2

/// Builds an `XMLTree` from libxml2's pull parser, which keeps only the open elements in memory.
struct XMLTreeReader {
    private var open: [XMLTree] = []
    private var root: XMLTree?
    private var elements = 0
    /// The document's namespaces; libxml2 hands out one pointer for each.
    private var namespaces: [UnsafePointer<xmlChar>: String] = [:]

    mutating func read(_ bytes: [UInt8]) throws(XMLTree.Failure) -> XMLTree {
        let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
        LibXML2.prepare()
        let failure = bytes.withUnsafeBytes { buffer -> XMLTree.Failure? in
            guard
                let reader = xmlReaderForMemory(
                    buffer.bindMemory(to: CChar.self).baseAddress, CInt(clamping: buffer.count), nil, nil,
                    CInt(bitPattern: options))
            else { return .malformed }
            defer { xmlFreeTextReader(reader) }
            do throws(XMLTree.Failure) {
                while true {
                    switch xmlTextReaderRead(reader) {
                    case 1: try take(reader)
                    case 0: return nil
                    default: return .malformed
                    }
                }
            } catch {
                return error
            }
        }
        if let failure { throw failure }
        guard let root else { throw .malformed }
        return root
    }

    private mutating func take(_ reader: xmlTextReaderPtr) throws(XMLTree.Failure) {
        switch xmlReaderTypes(UInt32(bitPattern: xmlTextReaderNodeType(reader))) {
        case XML_READER_TYPE_ELEMENT:
            elements += 1
            guard open.count < XMLTree.maximumDepth, elements <= XMLTree.maximumElements else { throw .tooComplex }
            let isEmpty = xmlTextReaderIsEmptyElement(reader) == 1
            open.append(element(reader))
            if isEmpty { close() }
        case XML_READER_TYPE_END_ELEMENT:
            close()
        case XML_READER_TYPE_TEXT, XML_READER_TYPE_CDATA, XML_READER_TYPE_WHITESPACE,
            XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
            guard !open.isEmpty, let text = xmlTextReaderConstValue(reader) else { return }
            open[open.count - 1].children.append(.text(String(cString: text)))
        default:
            // Comments, instructions, the document type and, on purpose, references to entities.
            break
        }
    }

    private mutating func close() {
        guard let element = open.popLast() else { return }
        if open.isEmpty {
            root = element
        } else {
            open[open.count - 1].children.append(.element(element))
        }
    }

    private mutating func element(_ reader: xmlTextReaderPtr) -> XMLTree {
        var element = XMLTree(name: xmlTextReaderConstLocalName(reader).map { String(cString: $0) } ?? "")
        if let address = xmlTextReaderConstNamespaceUri(reader) {
            element.namespace = namespaces[address] ?? String(cString: address)
            namespaces[address] = element.namespace
        }
        while xmlTextReaderMoveToNextAttribute(reader) == 1 {
            guard xmlTextReaderIsNamespaceDecl(reader) == 0, let name = xmlTextReaderConstLocalName(reader) else {
                continue
            }
            let key = String(cString: name)
            if element.attributes[key] == nil || xmlTextReaderConstNamespaceUri(reader) == nil {
                element.attributes[key] = xmlTextReaderConstValue(reader).map { String(cString: $0) } ?? ""
            }
        }
        return element
    }
}
