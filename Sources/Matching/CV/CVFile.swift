internal import Foundation

/// The user's file, read once, with what can be wrong with a path told apart.
enum CVFile {
    static func load(_ path: String, limit: Int) throws(CVError.Problem) -> [UInt8] {
        let url = URL(filePath: path).resolvingSymlinksInPath()
        do {
            let attributes = try FileManager.default.attributesOfItem(atPath: url.path)
            switch attributes[.type] as? FileAttributeType {
            case .typeDirectory: throw CVError.Problem.folder
            case .typeRegular: break
            // Still a link after following links: it leads nowhere.
            case .typeSymbolicLink: throw CVError.Problem.missing
            // A pipe or a device could keep us waiting for ever.
            default:
                throw CVError.Problem.unsupported(
                    what: "a device or a pipe", instead: "save the CV to a file and give that")
            }
            let file = try FileHandle(forReadingFrom: url)
            defer { try? file.close() }
            let bytes = [UInt8](try file.read(upToCount: limit + 1) ?? Data())
            guard bytes.count <= limit else { throw CVError.Problem.tooLarge(limit: limit) }
            return bytes
        } catch let problem as CVError.Problem {
            throw problem
        } catch let error as CocoaError where error.code == .fileReadNoPermission {
            throw .unreadable(reason: "permission denied")
        } catch {
            guard FileManager.default.fileExists(atPath: url.path) else { throw .missing }
            throw .unreadable(reason: "input/output error")
        }
    }
}
