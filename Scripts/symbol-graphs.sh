# What the compiler says of the library's public declarations. Sourced after requirements.sh, with `root`,
# `scratch` and `traits` set; POSIX sh.

# The modules whose declarations a program sees that imports CasModel.
library_modules() {
    echo CasModel
    sed -n 's/^@_exported import //p' "$root/Sources/CasModel/CasModel.swift"
}

# A program of the Swift toolchain, such as docc.
toolchain_program() {
    command -v "$1" 2>/dev/null || xcrun --find "$1" 2>/dev/null ||
        ls "$(dirname -- "$(readlink -f -- "$(command -v swift)")")/$1" 2>/dev/null ||
        unavailable "the Swift toolchain has no $1; see https://www.swift.org/install"
}

# Builds the library and sets `find_modules`, the compiler's arguments for who imports it, with paths relative to
# the root.
build_library() {
    [ -d "$scratch/release" ] || require_linking
    # shellcheck disable=SC2086 # What is empty is no argument.
    swift build --package-path "$root" --scratch-path "$scratch" -c release --target CasModel \
        $traits --quiet </dev/null >&2 || { say "the build failed"; exit 70; }
    _triple=$(swift -print-target-info | sed -n 's/.*"triple": "\(.*\)".*/\1/p' | sed 1q)
    _built=${scratch#"$root"/}
    find_modules="-I $_built/release/Modules -I $_built/checkouts/Yams/Sources/CYaml/include
        -I Sources/CGSL -I Sources/CVectorUnit -target $_triple"
    if command -v xcrun >/dev/null 2>&1; then
        find_modules="$find_modules -sdk $(xcrun --show-sdk-path)"
    fi
}

# Writes the symbol graphs of all modules of the library to a folder.
extract_symbol_graphs() {
    _extract=$(toolchain_program swift-symbolgraph-extract)
    for _module in $(library_modules); do
        # shellcheck disable=SC2086 # These are several arguments.
        (cd "$root" && "$_extract" -module-name "$_module" $find_modules -minimum-access-level public \
            -skip-synthesized-members -output-dir "$1") || { say "$_module cannot be read"; exit 70; }
    done
}
