#!/usr/bin/env python3
"""Kills `demarche code` with SIGKILL at random moments, repeats it until it is through, and compares
every exported table with that of an unbroken run, byte by byte. Standard library only.

  quality/kill.py [INPUT [KILLS [DOCUMENTS]]]    reuters21578 of ../shared, 50 kills, 5,000 documents

`crates/demarche-cli/tests/killed.rs` is the small form of this that runs with the tests.
"""
import filecmp, os, pathlib, random, subprocess, sys, tempfile, time

TOP = pathlib.Path(__file__).resolve().parent.parent
BINARY = pathlib.Path(os.environ.get("DEMARCHE", TOP / "target/release/demarche"))
SHARED = pathlib.Path(os.environ.get("DEMARCHE_SHARED", TOP.parent / "shared"))


def start(source, out, threads):
    command = [BINARY, "code", source, "--out", out, "--tables", "csv,jsonl", "--threads", str(threads)]
    return subprocess.Popen(list(map(str, command)), stderr=subprocess.DEVNULL)


def main():
    source = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED / "gold/stories/reuters21578.jsonl"
    wanted = int(sys.argv[2]) if len(sys.argv) > 2 else 50
    documents = int(sys.argv[3]) if len(sys.argv) > 3 else 5000
    rng = random.Random(7)
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        part = folder / "part.jsonl"
        with open(source, "rb") as f:
            part.write_bytes(b"".join(line for line, _ in zip(f, range(documents))))
        began = time.time()
        whole = start(part, folder / "whole", 2).wait()
        seconds = time.time() - began
        assert whole in (0, 1), f"the unbroken run ended with {whole}"
        kills = 0
        # Some runs are killed before they have written anything, so each may take a part of the whole time.
        while kills < wanted:
            run = start(part, folder / "killed", 1 + kills % 3)
            time.sleep(rng.uniform(0, max(0.4, 4 * seconds / wanted)))
            if run.poll() is not None:
                print(f"through after {kills} kills")
                break
            run.kill()
            run.wait()
            kills += 1
        code = start(part, folder / "killed", 2).wait()
        assert code in (0, 1), f"the last run ended with {code}"
        differing = []
        for form in ("csv", "jsonl"):
            names = sorted(p.name for p in (folder / "whole" / form).iterdir())
            assert names == sorted(p.name for p in (folder / "killed" / form).iterdir())
            _, differ, errors = filecmp.cmpfiles(folder / "whole" / form, folder / "killed" / form, names, shallow=False)
            differing += differ + errors
        print(f"{kills} kills over {documents} documents ({seconds:.0f} s unbroken): "
              + (f"DIFFERENT: {differing}" if differing else "all tables equal"))
        return int(bool(differing))


if __name__ == "__main__":
    sys.exit(main())
