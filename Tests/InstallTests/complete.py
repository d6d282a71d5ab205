"""Types at real shells, on a pseudo-terminal, and looks at what the tab key brings.

    complete.py SHARE BIN

SHARE is the folder with the installed completions, BIN the one with casmodel. Prints a line for each shell:
that it completes, or that it is not here. Ends with status 1 where a shell proposes something else.
"""

import fcntl
import os
import pty
import re
import select
import shutil
import signal
import struct
import sys
import tempfile
import termios
import time

SHARE, BIN = map(os.path.abspath, sys.argv[1:])

# For each shell how it is started, without the settings of whoever runs this, what makes the completions
# known to it, and what is typed to see all proposals.
SHELLS = {
    "bash": (
        ["bash", "--norc", "--noprofile", "-i"],
        "bind 'set show-all-if-ambiguous on'; bind 'set page-completions off'; "
        "bind 'set completion-query-items 0'; bind 'set enable-bracketed-paste off'; "
        f"source '{SHARE}/bash-completion/completions/casmodel'"),
    "zsh": (
        ["zsh", "-f", "-i"],
        f"fpath=('{SHARE}/zsh/site-functions' $fpath); autoload -Uz compinit; compinit -u -D; "
        "LISTMAX=1000; setopt no_list_ambiguous; unsetopt zle_bracketed_paste"),
    "fish": (
        ["fish", "--no-config", "-i"],
        f"source '{SHARE}/fish/vendor_completions.d/casmodel.fish'"),
}

# What is typed before the tab key, what must be proposed, and what must not.
CASES = [
    ("casmodel ", ["simulate", "compare", "sweep", "check", "laws"], ["nato-2022-03-24"]),
    ("casmodel simulate ",
     ["nato-2022-03-24", "ukraine-2022-03-12", "mine.yaml", "models/other.yml"], ["notes.txt"]),
    ("casmodel compare mine.yaml ", ["nato-2022-03-24", "models/other.yml"], ["notes.txt"]),
    ("casmodel sweep ", ["nato-2022-03-24", "mine.yaml"], ["notes.txt"]),
    ("casmodel sweep --theme ", ["light", "dark", "auto"], ["notes.txt"]),
    ("casmodel simulate --format ", ["table", "markdown", "csv", "json"], ["nato-2022-03-24"]),
    ("casmodel check --format ", ["table", "markdown", "csv", "json"], ["notes.txt"]),
    ("casmodel plot --kind ", ["density", "interval", "cumulative", "evidence"], ["notes.txt"]),
    ("casmodel plot --theme ", ["light", "dark", "auto"], ["notes.txt"]),
    ("casmodel laws l", ["lognormal", "logistic", "levy_stable"], ["gumbel"]),
    ("casmodel models show r", ["russia-2022-03", "russia-mod-2022-03-02"], ["nato-2022-03-24"]),
]

PROMPT = "ready>"
# Movements of the cursor, which part words; and colours, titles and modes, which do not.
MOVEMENTS = re.compile(r"\x1b\[[0-9;]*[A-HJK]|[\r\x07]")
ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[()][A-Z0-9]|[=>78M])")


def has(words, word):
    """Whether a word is shown; of a path, bash shows the last part."""
    return word in words or "/" in word and os.path.basename(word) in words


class Shell:
    """A shell at a terminal of 200 columns."""

    def __init__(self, name, folder):
        command, setup = SHELLS[name]
        environment = {
            "PATH": BIN + os.pathsep + os.environ["PATH"], "HOME": folder, "TERM": "xterm",
            "LANG": "C.UTF-8", "PS1": PROMPT, "XDG_CONFIG_HOME": folder,
            "XDG_DATA_HOME": folder}
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 60, 200, 0, 0))
            os.chdir(folder)
            os.execvpe(command[0], command, environment)
        self.count = 0
        self.type(setup + "\n")
        self.settle()

    def type(self, text):
        os.write(self.terminal, text.encode())

    def read(self, is_enough, seconds):
        """The words that the terminal shows until they are enough, or time is up."""
        seen, end, words = b"", time.monotonic() + seconds, set()
        while not is_enough(words) and time.monotonic() < end:
            if select.select([self.terminal], [], [], 0.1)[0]:
                seen += os.read(self.terminal, 65536)
                text = MOVEMENTS.sub(" ", seen.decode(errors="replace"))
                words = set(ESCAPES.sub("", text).split())
        return words

    def settle(self):
        """Waits until the shell has done all that it was told."""
        self.count += 1
        self.type(f"echo set''tled{self.count}\n")
        if f"settled{self.count}" not in self.read(
                lambda words: f"settled{self.count}" in words, seconds=60):
            raise RuntimeError("the shell does not answer")

    def proposals(self, line, wanted):
        """What the tab key brings behind a line; all that is wanted, if it comes within a while."""
        self.type(line + "\t")
        words = self.read(lambda words: all(has(words, word) for word in wanted), seconds=20)
        # What else there is has come with it, or comes at once.
        words |= self.read(lambda words: False, seconds=0.2)
        # The line is given up.
        self.type("\x15")
        self.settle()
        return words

    def end(self):
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self.terminal)


def problems(name):
    """What a shell proposes otherwise than it should, each a sentence."""
    found = []
    with tempfile.TemporaryDirectory(prefix="casmodel-completion-") as folder:
        os.mkdir(os.path.join(folder, "models"))
        for path in ("mine.yaml", "notes.txt", "models/other.yml"):
            with open(os.path.join(folder, path), "w", encoding="utf-8") as file:
                file.write("quantities: {x: 1}\n")
        shell = Shell(name, folder)
        try:
            for line, wanted, unwanted in CASES:
                words = shell.proposals(line, wanted)
                missing = [word for word in wanted if not has(words, word)]
                surplus = [word for word in unwanted if has(words, word)]
                if missing or surplus:
                    found.append(
                        f"behind '{line}' there is no {missing}, there is {surplus}: {words}")
        finally:
            shell.end()
    return found


def main():
    failed = False
    for name in SHELLS:
        if shutil.which(name) is None:
            print(f"Completions in {name} are not tried: {name} is not here.")
            continue
        found = problems(name)
        failed = failed or bool(found)
        for sentence in found:
            print(f"FAILED: {name}: {sentence}", file=sys.stderr)
        if not found:
            print(f"{name} completes commands, models, files and values.")
    sys.exit(failed)


main()
