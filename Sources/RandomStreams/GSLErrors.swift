import CGSL

/// Switches GSL's default error handler, which aborts the process, off. Idempotent and cheap;
/// every module that calls GSL touches it once.
package func disableGSLAborts() {
    _ = aborts
}

private let aborts: Void = {
    gsl_set_error_handler_off()
}()
