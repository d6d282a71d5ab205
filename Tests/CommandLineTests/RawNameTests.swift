import Foundation
import Testing

/// Names of files are bytes; none of them is repaired on its way to the operating system.
@Suite("Names that are no UTF-8", .enabled(if: RawNames.areAllowed))
struct RawNameTests {
    /// Bytes that begin, go on or end wrongly; a surrogate; an overlong form; what stands for a byte
    /// itself; and UTF-8 all the same.
    private static let names = [
        #"\xe9"#, #"a\xffb"#, #"\xc3"#, #"\x80\x80"#, #"\xf0\x9f\x98"#, #"\xed\xa0\x80"#,
        #"\xc0\xaf"#, #"\xf4\x8f\xba\x80"#, #"\xf4\x8f\xbb\xbf\xff"#, #"\xc3\xa9"#,
    ]

    @Test("Models, data, extended files, folders and outputs keep their names", arguments: names)
    func kept(name: String) throws {
        let folder = try Folder.withModel()
        let outcome = try CasmodelProcess.shell(
            """
            n=$'\(name)'; mkdir "$n"; cd "$n"
            printf 'n\\n7\\n' > d.csv; cp ../model.yaml base.yaml
            echo 'extends: base.yaml
            quantities: {x: '"'"'empirical("d.csv", column: "n")'"'"'}' > "$n.yaml"; cd ..
            "$casmodel" simulate "$n/$n.yaml" --runs 1000 --csv "$n/$n.csv" --json "$n.json" \\
                --curves "./$n.c" --draws "$n.draws.npy" > /dev/null || exit
            "$casmodel" report "$n/$n.yaml" --runs 1000 -o "$n.html" || exit
            "$casmodel" plot "$n/$n.yaml" --runs 1000 -o "$n.svg" || exit
            "$casmodel" compare "$n/$n.yaml" model.yaml --runs 1000 --csv "$n.d.csv" > /dev/null || exit
            ln -s "$n/$n.csv" "$n.link"
            "$casmodel" simulate "$n/$n.yaml" --runs 1000 --csv "$n.link" > /dev/null || exit
            for f in "$n/$n.csv" "$n.json" "$n.c" "$n.draws.npy" "$n.html" "$n.svg" "$n.d.csv"; do
                test -s "$f" || exit
            done
            test -L "$n.link" || exit
            ls -A "$n" | wc -l; ls -A | wc -l
            "$casmodel" simulate "$n/$n.yaml" --csv "$n/d.csv"; echo $?
            "$casmodel" simulate "$n/$n.yaml" --csv "$n/base.yaml"; echo $?
            """, in: folder)
        #expect(outcome.output == "4\n9\n64\n64\n", "\(outcome.errors)")
        #expect(
            outcome.errors.hasPrefix("error: --csv would overwrite the data file '"),
            "\(outcome.errors)")
    }

    @Test("Messages show them as UTF-8")
    func shown() throws {
        let outcome = try CasmodelProcess.shell(
            """
            n=$'a\\xe9b'; "$casmodel" check "$n.yaml"; "$casmodel" simulate --csv "$n/x"
            "$casmodel" check --"$n"; "$casmodel" simulate --set "$n"; "$casmodel" laws "$n"
            echo 'quantities: {x: y}' > "$n.yaml"; "$casmodel" check "$n.yaml"
            "$casmodel" check --format json "$n.yaml" | grep -c $'a\\xef\\xbf\\xbdb.yaml' >&2
            """, in: Folder())
        let shown = "a\u{FFFD}b"
        let lines = outcome.errors.split(separator: "\n").filter { $0.contains(shown) }
        #expect(lines.count >= 6, "\(outcome.errors)")
        #expect(outcome.errors.hasPrefix("error: there is no file '\(shown).yaml'\n"))
        #expect(outcome.errors.contains("\n1\n"))
        #expect(
            outcome.errors.unicodeScalars.allSatisfy { !(0x10FE80...0x10FEFF).contains($0.value) })
    }
}

private enum RawNames {
    /// Whether the file system takes such names; that of macOS does not.
    static let areAllowed: Bool = {
        guard let folder = try? Folder() else { return false }
        return (try? CasmodelProcess.shell("touch $'\\xff'", in: folder))?.status == 0
    }()
}
