import CasModel
import ArgumentParser

/// The argument of every command about one model.
struct ModelArgument: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "A model file, the name of a built-in model, or - for standard input. (default: the NATO "
                + "model)",
            valueName: "MODEL"),
        completion: ModelCompletion.kind)
    var model: SystemPath?

    /// Where the model is.
    func find() throws(CommandFailure) -> ModelSource { try ModelSource.find(model) }
}
