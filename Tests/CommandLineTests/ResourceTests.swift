import Foundation
import Testing

/// What a simulation may cost, as the operating system sees it.
@Suite("Memory and time")
struct ResourceTests {
    /// Ten times the runs take the memory of one time the runs. Two processes of the same work
    /// differ by a few pages; 4 MiB is a tenth of what the default model takes, and a hundredth of
    /// what keeping even one number of each further run would add.
    @Test("Memory does not grow with the runs", .enabled(if: Python.isAvailable))
    func memory() throws {
        let outcome = try Python.run(
            """
            import os, resource, subprocess
            peaks = []
            for runs in ("5e6", "5e7"):
                # The peak of all children so far: it only rises, so the small one goes first.
                subprocess.run([os.environ["casmodel"], "simulate", "--runs", runs],
                               stdout=subprocess.DEVNULL, check=True)
                peaks.append(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
            print(*peaks)
            assert peaks[1] - peaks[0] < 4096, peaks
            """, in: Folder())
        #expect(outcome.status == 0, "\(outcome.errors)")
    }

    /// Ten million runs of the default model: the reported range comes out where it was put, within
    /// five of its own Monte Carlo errors.
    @Test("The main job", .enabled(if: Python.isAvailable))
    func mainJob() throws {
        let folder = try Folder()
        let outcome = try Python.run(
            """
            import json, os, subprocess
            out = subprocess.run([os.environ["casmodel"], "simulate", "--runs", "1e7", "--json", "-"],
                                 stdout=subprocess.PIPE, check=True).stdout
            result = json.loads(out)
            assert result["runs"] == 10_000_000 and not result["partial"]
            quantiles = {q["p"]: q for q in result["quantities"]["killed"]["quantiles"]}
            for p, exact in ((0.05, 7000), (0.95, 15000)):
                q = quantiles[p]
                assert 0 < q["mcse"] < 5, q
                assert abs(q["value"] - exact) < 5 * q["mcse"], q
            """, in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
    }
}
