@_exported import Distributions
@_exported import ModelFile
@_exported import ModelLanguage
@_exported import RandomStreams
@_exported import Reporting
@_exported import ShippedModels
@_exported import Simulation
@_exported import Statistics
