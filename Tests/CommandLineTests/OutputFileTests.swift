import Foundation
import Testing

@Suite("Files")
struct OutputFileTests {
    private static let all =
        "--csv t.csv --curves c.csv --draws d.csv --json r.json"

    @Test("Python reads every file back", .enabled(if: Python.isAvailable))
    func python() throws {
        let folder = try Folder.withModel()
        let outcome = try CasmodelProcess.shell(
            "\"$casmodel\" simulate model.yaml --runs 20000 --level 0.9 --level 0.5 \(Self.all)",
            in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.hasPrefix("Losses"))
        let check = try Python.run(
            """
            import csv, hashlib, json, math
            table = list(csv.DictReader(open('t.csv', newline='')))
            assert list(table[0]) == ('quantity,unit,mean,mean_mcse,sd,low,best,high,level,q2.5,q5,'
                'q25,q50,q75,q95,q97.5,hdi_low,hdi_high,source').split(','), list(table[0])
            assert [r['quantity'] for r in table] == ['killed'] * 2 + ['ratio'] * 2 + ['wounded'] * 2
            assert [r['level'] for r in table] == ['0.9', '0.5'] * 3
            assert [r['source'] for r in table[::2]] == ['ap', '', 'ap']
            for row in table:
                number = {k: float(row[k]) for k in row if k not in ('quantity', 'unit', 'source')}
                assert number['q2.5'] < number['q5'] < number['q25'] < number['q50'], row
                assert number['q50'] < number['q75'] < number['q95'] < number['q97.5'], row
                assert number['low'] < number['best'] == number['q50'] < number['high'], row
                assert number['hdi_high'] - number['hdi_low'] <= number['high'] - number['low'], row

            result = json.load(open('r.json'))
            assert list(result) == ['casmodel', 'model', 'model_sha256', 'seed', 'runs', 'sampler',
                'elapsed_seconds', 'runs_per_second', 'partial', 'quantities', 'questions', 'evidence']
            assert result['evidence'] == {
                'effective_sample_size': 20000, 'pareto_k': None, 'reports': []}
            assert result['model'] == 'model'
            digest = hashlib.sha256(open('model.yaml', 'rb').read()).hexdigest()
            assert result['model_sha256'] == digest, result['model_sha256']
            assert result['runs'] == 20000 and result['partial'] is False
            assert list(result['quantities']) == ['killed', 'ratio', 'wounded']
            killed = result['quantities']['killed']
            assert [q['p'] for q in killed['quantiles']] == [0.001, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5,
                0.75, 0.9, 0.95, 0.975, 0.99, 0.999]
            assert killed['mean'] == float(table[0]['mean'])

            draws = list(csv.DictReader(open('d.csv', newline='')))
            assert len(draws) == 20000 and list(draws[0]) == ['killed', 'ratio', 'wounded']
            values = [float(r['killed']) for r in draws]
            # The figures are those of the very runs in the file, up to the rounding of sums.
            assert math.isclose(math.fsum(values) / len(values), killed['mean'], rel_tol=1e-9)
            share = sum(v > 15000 for v in values) / len(values)
            assert math.isclose(share, result['questions']['over']['probability'], rel_tol=1e-12)
            for row in draws:
                product = float(row['killed']) * float(row['ratio'])
                assert math.isclose(product, float(row['wounded']), rel_tol=1e-15), row

            curves = list(csv.DictReader(open('c.csv', newline='')))
            assert list(curves[0]) == ['quantity', 'x', 'density', 'cdf']
            for name in ['killed', 'ratio', 'wounded']:
                rows = [[float(r[k]) for k in ('x', 'density', 'cdf')]
                        for r in curves if r['quantity'] == name]
                assert 400 < len(rows) < 640, len(rows)
                assert all(a[0] < b[0] and a[2] <= b[2] for a, b in zip(rows, rows[1:]))
                area = sum((b[0] - a[0]) * (a[1] + b[1]) / 2 for a, b in zip(rows, rows[1:]))
                assert abs(area - 1) < 0.02, area
            """, in: folder)
        #expect(check.status == 0, "\(check.errors)")
        #expect(
            try folder.names == ["c.csv", "d.csv", "model.yaml", "r.json", "script.py", "t.csv"])
    }

    @Test("The first runs of more draws are the fewer draws, whatever the threads")
    func prefix() throws {
        let folder = try Folder.withModel()
        let few = try CasmodelProcess.run(
            ["simulate", "model.yaml", "--runs", "1000", "--draws", "-"], in: folder)
        let many = try CasmodelProcess.run(
            ["simulate", "model.yaml", "--runs", "50000", "--threads", "3", "--draws", "-"],
            in: folder)
        #expect(few.outputLines.count == 1001)
        #expect(many.outputLines.count == 50001)
        #expect(many.output.hasPrefix(few.output))
    }

    @Test("With - a file takes the place of the table", arguments: ["--csv", "--curves", "--json"])
    func standardOutput(option: String) throws {
        let folder = try Folder.withModel()
        let piped = try CasmodelProcess.run(
            ["simulate", "model.yaml", "--runs", "1000", option, "-"], in: folder)
        #expect(piped.status == 0)
        #expect(!piped.output.contains("low to high"))
        let filed = try CasmodelProcess.shell(
            "\"$casmodel\" simulate model.yaml --runs 1000 \(option) file > /dev/null", in: folder)
        #expect(filed.status == 0)
        let timing = try Regex("\"(elapsed_seconds|runs_per_second)\": [^,]*,")
        #expect(
            try folder.read("file").replacing(timing, with: "")
                == piped.output.replacing(timing, with: ""))
        // The file that standard output leads to is standard output.
        let same = try CasmodelProcess.shell(
            "\"$casmodel\" simulate model.yaml --runs 1000 \(option) same > same", in: folder)
        #expect(same.status == 0)
        #expect(
            try folder.read("same").replacing(timing, with: "")
                == piped.output.replacing(timing, with: ""))
    }

    @Test("A file is replaced with its permissions; a new one has the usual ones")
    func permissions() throws {
        let folder = try Folder.withModel()
        let outcome = try CasmodelProcess.shell(
            """
            umask 027
            echo old > t.csv; chmod 604 t.csv
            "$casmodel" simulate model.yaml --runs 1000 --csv t.csv --json r.json > /dev/null || exit
            stat -c '%a %n' t.csv r.json; head -c 8 t.csv
            """, in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output == "604 t.csv\n640 r.json\nquantity")
        #expect(try folder.names == ["model.yaml", "r.json", "t.csv"])
    }

    @Test("Symbolic links stay, and their targets are written")
    func links() throws {
        let folder = try Folder.withModel()
        let outcome = try CasmodelProcess.shell(
            """
            mkdir sub; echo old > sub/real.csv
            ln -s sub/real.csv t.csv; ln -s new.json sub/link; ln -s sub/link r.json
            "$casmodel" simulate model.yaml --runs 1000 --csv t.csv --json r.json > /dev/null || exit
            readlink t.csv r.json; head -c 8 sub/real.csv; head -c 1 sub/new.json; ls -A sub
            """, in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output == "sub/real.csv\nsub/link\nquantity{link\nnew.json\nreal.csv\n")
    }

    @Test("Named pipes and devices are written in place")
    func special() throws {
        let folder = try Folder.withModel()
        let outcome = try CasmodelProcess.shell(
            """
            mkfifo pipe; cat pipe > copy &
            "$casmodel" simulate model.yaml --runs 1000 --csv pipe --json /dev/null > /dev/null || exit
            wait; test -p pipe && head -c 8 copy
            "$casmodel" simulate model.yaml --runs 1000 --csv /dev/fd/3 3> three > /dev/null || exit
            head -c 8 three
            """, in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output == "quantityquantity")
    }

    static let impossible: [(String, String)] = [
        ("no/such/t.csv", "there is no folder 'no/such'"),
        ("model.yaml/t.csv", "a part of its path is not a folder"),
        ("folder", "it is a folder"),
        ("folder/", "it is a folder"),
        ("new/", "it names a folder"),
        ("circle", "its symbolic links form a circle"),
        (String(repeating: "n", count: 300), "the name is too long"),
    ]

    @Test(
        "An output that cannot be created is said before anything is sampled", arguments: impossible
    )
    func cannotCreate(path: String, reason: String) throws {
        let folder = try Folder.withModel()
        try folder.write("old", to: "r.json")
        // A run this long would end in the time limit.
        let outcome = try CasmodelProcess.shell(
            """
            mkdir folder; ln -s circle circle
            exec "$casmodel" simulate model.yaml --runs 1e12 --json r.json --csv '\(path)'
            """, in: folder)
        #expect(outcome.status == 73)
        #expect(outcome.output == "")
        #expect(outcome.errors == "error: cannot write '\(path)' (--csv): \(reason)\n")
        #expect(try folder.names == ["circle", "folder", "model.yaml", "r.json"])
        #expect(try folder.read("r.json") == "old")
    }

    @Test("A folder that takes no new files")
    func unwritableFolder() throws {
        let folder = try Folder.withModel()
        // /proc takes no files even from the superuser.
        let proc = try CasmodelProcess.run(
            ["simulate", "model.yaml", "--runs", "1e12", "--csv", "/proc/t.csv"], in: folder)
        #expect(proc.status == 73)
        #expect(proc.errors.hasPrefix("error: cannot write '/proc/t.csv' (--csv): in its folder, "))
        guard getuid() != 0 else { return }
        let outcome = try CasmodelProcess.shell(
            """
            mkdir shut; chmod 555 shut
            "$casmodel" simulate model.yaml --runs 1e12 --csv shut/t.csv
            status=$?; chmod 755 shut; exit $status
            """, in: folder)
        #expect(outcome.status == 73)
        #expect(
            outcome.errors
                == "error: cannot write 'shut/t.csv' (--csv): in its folder, permission denied\n")
    }

    @Test("A full disk leaves every file as it was")
    func fullDisk() throws {
        let folder = try Folder.withModel()
        try folder.write("old", to: "t.csv")
        let outcome = try CasmodelProcess.shell(
            "exec \"$casmodel\" simulate model.yaml --runs 1000 --csv t.csv --json /dev/full",
            in: folder)
        #expect(outcome.status == 74)
        #expect(outcome.output.hasPrefix("Losses"))
        #expect(
            outcome.errors
                == "error: cannot write '/dev/full' (--json): no space is left on the device\n")
        #expect(try folder.read("t.csv") == "old")
        #expect(try folder.names == ["model.yaml", "t.csv"])
        // The shell's limit on file sizes stands for a disk that fills while draws are written.
        let limited = try CasmodelProcess.shell(
            """
            ulimit -f 100
            exec "$casmodel" simulate model.yaml --runs 20000 --csv t.csv --draws d.csv > /dev/null
            """, in: folder)
        #expect(limited.status == 74)
        #expect(
            limited.errors
                == "error: cannot write 'd.csv' (--draws): the file would be larger than allowed\n")
        #expect(try folder.read("t.csv") == "old")
        #expect(try folder.names == ["model.yaml", "t.csv"])
    }

    @Test(
        "Standard output that is full or closed",
        arguments: [
            "simulate model.yaml --runs 1000", "check model.yaml", "models",
            "models show nato-2022-03-24", "--help", "simulate --help",
            "simulate model.yaml --runs 1000 --json -",
        ])
    func standardOutputFails(arguments: String) throws {
        let folder = try Folder.withModel()
        let full = try CasmodelProcess.shell(
            "exec \"$casmodel\" \(arguments) > /dev/full", in: folder)
        #expect(full.status == 74)
        #expect(
            full.errors
                == "error: cannot write to standard output: no space is left on the device\n")
        let closed = try CasmodelProcess.shell("exec \"$casmodel\" \(arguments) >&-", in: folder)
        #expect(closed.status == 74)
        #expect(closed.errors == "error: cannot write to standard output: it is closed\n")
    }

    @Test("A reader that has seen enough ends the output quietly")
    func closedPipe() throws {
        let folder = try Folder.withModel()
        let outcome = try CasmodelProcess.shell(
            """
            "$casmodel" simulate model.yaml --runs 300000 --draws - --csv t.csv | head -1
            echo "${PIPESTATUS[0]}"
            """, in: folder)
        #expect(outcome.output == "killed,ratio,wounded\n74\n")
        #expect(outcome.errors == "")
        #expect(try folder.names == ["model.yaml"])
        // The table's reader gone, the files are still written.
        let table = try CasmodelProcess.shell(
            """
            "$casmodel" simulate model.yaml --runs 1000 --csv t.csv | true
            echo "${PIPESTATUS[0]}"; head -c 8 t.csv
            """, in: folder)
        #expect(["74\nquantity", "0\nquantity"].contains(table.output))
        #expect(table.errors == "")
    }
}
