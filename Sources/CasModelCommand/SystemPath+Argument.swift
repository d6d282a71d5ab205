import ArgumentParser
import CasModel

extension SystemPath: ExpressibleByArgument {
    package init?(argument: String) { self.init(argument) }
}
