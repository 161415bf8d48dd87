import Foundation

/// Finds the companies in JSON: in a list, in a list under `companies`, or one object after another.
///
/// Each object is decoded by itself, so that memory follows the largest one, a problem can name its line, and what
/// stands behind a broken one still comes.
enum JSONRecords {
    static func read(_ bytes: [UInt8], from start: Int, into reader: inout EntryReader) {
        var scanner = JSONScanner(bytes, from: start, limits: reader.limits)
        scanner.enterList(named: "companies")
        var names = FieldNames()
        while true {
            switch scanner.next() {
            case .end: return
            case .object(let range, let line):
                var record = CompanyRecord(line: line)
                guard reader.begin(record) else { return }
                guard let members = decode(bytes[range], &reader) else { continue }
                for (name, value) in members {
                    if let field = names.field(name) {
                        record[field] = ExtendedJSON.value(value)
                    } else {
                        reader.ignore(name)
                    }
                }
                reader.take(record)
            case .fault(let reason, let line):
                guard reader.begin(CompanyRecord(line: line)) else { return }
                reader.report(.row, reason)
            case .stop(let reason):
                reader.report(.file, reason)
                return
            }
        }
    }

    private static func decode(_ bytes: ArraySlice<UInt8>, _ reader: inout EntryReader) -> [String: Any]? {
        do {
            return try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
        } catch {
            let isText = String(validating: bytes, as: UTF8.self) != nil
            let detail = (error as NSError).userInfo[NSDebugDescriptionErrorKey] as? String
            reader.report(
                .row, isText ? "is not JSON: \(detail ?? "\(error)")" : "is not UTF-8; save the file as UTF-8")
            return nil
        }
    }
}

/// Remembers what a name means, since each object has the same ones.
private struct FieldNames {
    private var known: [String: CompanyField?] = [:]

    mutating func field(_ name: String) -> CompanyField? {
        if let field = known[name] { return field }
        let field = CompanyField(name: name)
        // A file of ever new names is not remembered for ever.
        if known.count < 1_000 { known[name] = .some(field) }
        return field
    }
}
