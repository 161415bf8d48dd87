public import Foundation

/// Reads a CV in any of the formats people have it in, within bounds, from a file or from bytes fetched elsewhere.
///
/// What is wrong with a CV is thrown as `CVError`; the only other error is `CancellationError`.
public struct CVReader: Sendable {
    /// Fetches a public address; the composition root gives the polite client.
    public typealias Download = @Sendable (URL) async throws -> (bytes: [UInt8], contentType: String?)

    public var limits: CVLimits
    /// Poppler's program, a name or an absolute path.
    public var pdftotext = "pdftotext"
    /// Info-ZIP's program, a name or an absolute path.
    public var unzip = "unzip"

    public init(limits: CVLimits = CVLimits()) {
        self.limits = limits
    }

    /// Reads a CV from wherever the user said it is; `download` is asked only for addresses.
    public func read(_ location: CVLocation, download: Download) async throws -> CVDocument {
        switch location {
        case .file(let path):
            return try await read(file: path)
        case .download(let link):
            let answer: (bytes: [UInt8], contentType: String?)
            do {
                answer = try await download(link.url)
            } catch {
                try Task.checkCancellation()
                if error is CancellationError { throw error }
                throw CVError(link.given, .unreachable(reason: "\(error)", isShareLink: link.isShared))
            }
            if link.isShared, GooglePage.isInstead(ofFile: answer.bytes) { throw CVError(link.given, .notShared) }
            var document = try await read(
                bytes: answer.bytes, name: link.url.lastPathComponent, contentType: answer.contentType)
            document.source = link.given
            return document
        }
    }

    /// Reads a CV from a file.
    public func read(file path: String) async throws -> CVDocument {
        let bytes: [UInt8]
        do throws(CVError.Problem) {
            bytes = try CVFile.load(path, limit: limits.input)
        } catch {
            throw CVError(path, error)
        }
        return try await read(bytes: bytes, name: path, contentType: nil)
    }

    /// Reads a CV from bytes. `name` is the file's name or address, for its ending and for errors; `contentType` the
    /// media type it was served with.
    public func read(bytes: [UInt8], name: String, contentType: String? = nil) async throws -> CVDocument {
        do {
            guard bytes.count <= limits.input else { throw CVError.Problem.tooLarge(limit: limits.input) }
            guard !bytes.isEmpty else { throw CVError.Problem.empty }
            let format = try CVFormat.sniff(bytes, name: name, contentType: contentType)
            let raw = try await withinTime { try await extract(bytes, format, contentType) }
            guard raw.utf8.count <= limits.text else { throw CVError.Problem.tooMuchText }
            let text = CVText.clean(raw)
            guard text.contains(where: \.isLetter) else { throw CVError.Problem.empty }
            return CVDocument(text: text, format: format, source: name)
        } catch let problem as CVError.Problem {
            throw CVError(name, problem)
        } catch let error as CancellationError {
            throw error
        } catch {
            try Task.checkCancellation()
            throw CVError(name, .unreadable(reason: "\(error)"))
        }
    }

    private func extract(_ bytes: [UInt8], _ format: CVFormat, _ contentType: String?) async throws -> String {
        switch format {
        case .pdf:
            return try await PDFText(program: program(pdftotext, package: "poppler-utils")).read(bytes)
        case .docx:
            return try await DOCXText(unzip: program(unzip, package: "unzip")).read(bytes)
        case .html:
            return try HTMLText.read(bytes, contentType: contentType)
        case .markdown:
            return try MarkdownText.read(String(text: bytes, contentType: contentType))
        case .text:
            return try String(text: bytes, contentType: contentType)
        case .jsonResume:
            return try JSONResume.read(bytes).text
        }
    }

    /// Cancels the body when the time is over, which kills the program that it waits for.
    private func withinTime(_ body: @escaping @Sendable () async throws -> String) async throws -> String {
        try await withThrowingTaskGroup(of: String?.self) { group in
            group.addTask { try await body() }
            group.addTask {
                try await Task.sleep(for: limits.time)
                return nil
            }
            defer { group.cancelAll() }
            let first = try await group.next()
            try Task.checkCancellation()
            guard let text = first ?? nil else { throw CVError.Problem.tooSlow(limit: limits.time) }
            return text
        }
    }

    private func program(_ name: String, package: String) -> BoundedProgram {
        BoundedProgram(name: name, package: package, limits: limits)
    }
}
