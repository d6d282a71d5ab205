import Foundation
import Testing

/// Where the operating system gives little, the command says so or does with it.
@Suite("Limits of the operating system")
struct LimitTests {
    @Test("Few open files: one sentence for several threads, enough for one")
    func openFiles() throws {
        let folder = try Folder.withModel()
        let outcome = try CasmodelProcess.shell(
            """
            ulimit -n 4
            "$casmodel" simulate model.yaml --runs 1000 --threads 2; echo $?
            "$casmodel" compare model.yaml --set killed=1 --runs 1000 --threads 2; echo $?
            "$casmodel" report model.yaml -o r.html --runs 1000 --threads 2; echo $?
            "$casmodel" simulate model.yaml --runs 1000 --threads 1 > table; echo $?
            "$casmodel" compare model.yaml --set killed=1 --runs 1000 --threads 1 > table; echo $?
            "$casmodel" report model.yaml -o r.html --runs 1000 --threads 1; echo $?
            "$casmodel" check > table; echo $?
            """, in: folder, seconds: 60)
        #expect(outcome.output == "69\n69\n69\n0\n0\n0\n0\n")
        let sentence =
            "error: no more than 1 further files can be opened, and work on several threads takes 16; "
            + "raise the limit ('ulimit -n'), or use --threads 1\n"
        #expect(outcome.errors == sentence + sentence + sentence)
    }

    /// Whether another user can be had for whom the limit on processes holds: it does not for the
    /// superuser, and a user's other processes count.
    private static let user: String? = {
        guard getuid() == 0, let folder = try? Folder() else { return nil }
        let user = "setpriv --reuid=61234 --clear-groups"
        let trial = try? CasmodelProcess.shell(
            "\(user) prlimit --nproc=1 \"$casmodel\" --version", in: folder)
        return trial?.status == 0 ? user : nil
    }()

    @Test(
        "No further thread: one sentence for several threads, enough for one",
        .enabled(if: LimitTests.user != nil, "needs root, setpriv and prlimit"))
    func threads() throws {
        let user = try #require(Self.user)
        let outcome = try CasmodelProcess.shell(
            """
            limited="\(user) prlimit --nproc=1"
            $limited "$casmodel" simulate --runs 1000 --threads 2; echo $?
            for model in nato-2022-03-24 nato-2022-03-24-reconciled; do
                $limited "$casmodel" simulate $model --runs 1000 --threads 1 --draws - | wc -l
                $limited "$casmodel" compare $model --set killed=9000 --runs 1000 --threads 1 > table
                echo $?
            done
            """, in: Folder(), seconds: 100)
        #expect(outcome.output == "69\n1001\n0\n1001\n0\n")
        #expect(
            outcome.errors.hasPrefix(
                "error: no more than 0 further threads can be started, and 2 at work take "))
    }

    @Test("Neither moves a figure")
    func sameFigures() throws {
        let outcome = try CasmodelProcess.shell(
            """
            for model in nato-2022-03-24 nato-2022-03-24-reconciled; do
                for threads in 1 3; do
                    "$casmodel" simulate $model --runs 20000 --threads $threads --csv - | cksum
                done
            done | uniq | wc -l
            """, in: Folder())
        #expect(outcome.output == "2\n")
    }
}
