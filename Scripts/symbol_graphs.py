"""Counts or joins the symbol graphs of the library's modules.

    symbol_graphs.py count FOLDER --most N [--types FILE] [--list]
    symbol_graphs.py join FOLDER MODULE FILE

`count` fails where there are more than N symbols or one has no documentation, and writes a program that names
every type. `join` makes one graph of all, as if everything were declared in MODULE, which is what a reader
imports.
"""

import argparse
import json
import pathlib
import sys


def main():
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers(dest="command", required=True)
    counting = commands.add_parser("count")
    counting.add_argument("folder", type=pathlib.Path)
    counting.add_argument("--most", type=int, required=True)
    counting.add_argument("--types", type=pathlib.Path)
    counting.add_argument("--list", action="store_true")
    joining = commands.add_parser("join")
    joining.add_argument("folder", type=pathlib.Path)
    joining.add_argument("module")
    joining.add_argument("file", type=pathlib.Path)
    arguments = parser.parse_args()
    if arguments.command == "count":
        count(arguments)
    else:
        joined = join(arguments.folder, arguments.module)
        arguments.file.write_text(json.dumps(joined))


def graphs(folder):
    return [json.loads(path.read_text()) for path in sorted(folder.glob("*.symbols.json"))]


def count(arguments):
    # Of what the compiler made by itself it knows no place in a file.
    written = {
        symbol["identifier"]["precise"]: symbol
        for graph in graphs(arguments.folder)
        for symbol in graph["symbols"]
        if "location" in symbol
    }.values()
    names = sorted(
        ((".".join(symbol["pathComponents"]), symbol) for symbol in written), key=lambda pair: pair[0])
    if arguments.list:
        for name, symbol in names:
            print(f"{symbol['kind']['identifier'].removeprefix('swift.'):13} {name}")
    print(f"{len(names)} public symbols, of at most {arguments.most}")
    if arguments.types:
        types = [name for name, symbol in names if len(symbol["pathComponents"]) == 1]
        lines = [f"func useOf{name}(_: {name}.Type) {{}}" for name in types]
        arguments.types.write_text("\n".join(["import CasModel", "import Foundation", *lines, ""]))
    bare = [name for name, symbol in names if "docComment" not in symbol]
    if bare:
        sys.exit(f"without documentation: {', '.join(bare)}")
    if not names or len(names) > arguments.most:
        sys.exit(1)


def join(folder, module):
    parts = graphs(folder)
    whole = next(part for part in parts if part["module"]["name"] == module)
    for key, identity in (("symbols", symbol_identity), ("relationships", relationship_identity)):
        seen = {}
        for part in parts:
            for item in part[key]:
                seen.setdefault(identity(item), item)
        whole[key] = list(seen.values())
    return whole


def symbol_identity(symbol):
    return symbol["identifier"]["precise"]


def relationship_identity(relationship):
    return relationship["kind"], relationship["source"], relationship["target"]


main()
