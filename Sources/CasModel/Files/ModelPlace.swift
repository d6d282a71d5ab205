import Foundation
import ModelFile
import ModelLanguage
import Output
import ShippedModels
import Synchronization

/// Where a model's text came from, which decides about the files that it may reach.
package enum ModelPlace {
    case builtIn
    case standardInput
    case file(SystemPath)

    /// The folder whose files it may reach; nil where there is none.
    package var folder: SystemPath? {
        switch self {
        case .builtIn: return nil
        case .standardInput: return "."
        case .file(let path):
            // Such paths stand for what somebody else has opened; their folder has nothing to do
            // with it.
            let isStream = ["/dev/", "/proc/"].contains { path.text.hasPrefix($0) }
            guard !isStream, let status = path.status(), status.st_mode & S_IFMT == S_IFREG else {
                return nil
            }
            return path.split.folder
        }
    }
}

/// The places of the files that one model consists of, by their identities.
///
/// Diagnostics name a file by text, which a path need not be.
package final class ModelPlaces: Sendable {
    private let places: Mutex<[String: ModelPlace]>

    package init(_ place: ModelPlace, of identity: String) {
        places = Mutex([identity: place])
    }

    /// The place of a file; what was never noted is built in.
    package subscript(identity: String) -> ModelPlace {
        get { places.withLock { $0[identity] ?? .builtIn } }
        set { places.withLock { $0[identity] = newValue } }
    }
}
