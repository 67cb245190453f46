#!/usr/bin/env python3
"""Pages per CPU second of the page stage and of Python's trafilatura, side by side in one run, one thread each.

  quality/speed_pages.py [ROUNDS]        needs ../shared, target/release/demarche and, for the comparison, trafilatura
                                         (pip install trafilatura); without it ours is given alone

Both take the same pages (pages and wcxb) with text and metadata: ours by `demarche show page --json`, whose CPU time
holds starting the program, reading the files and printing the JSON; trafilatura in this process, imported beforehand
and warmed by the first pages. Rounds alternate; the middle one counts. Compressed pages are unpacked beforehand.
"""
import gzip, os, pathlib, platform, resource, statistics, subprocess, sys, tempfile, time

TOP = pathlib.Path(__file__).resolve().parent.parent
PAGES = pathlib.Path(os.environ.get("DEMARCHE_SHARED", TOP.parent / "shared")) / "gold/pages"
BINARY = os.environ.get("DEMARCHE", str(TOP / "target/release/demarche"))


def ours(folder):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([BINARY, "show", "page", "--json", str(folder)], stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def theirs(trafilatura, pages):
    start = time.process_time()
    for page in pages:
        trafilatura.bare_extraction(page, with_metadata=True)
    return time.process_time() - start


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    if not PAGES.exists():
        return print("SKIPPED: needs the pages of ../shared")
    pages = [gzip.open(p).read() for name in ("html", "wcxb") for p in sorted((PAGES / name).glob("*.gz"))]
    try:
        import trafilatura
        for page in pages[:10]:
            trafilatura.bare_extraction(page, with_metadata=True)
    except ImportError:
        trafilatura = None
    own, other = [], []
    with tempfile.TemporaryDirectory() as folder:
        for i, page in enumerate(pages):
            pathlib.Path(folder, f"{i:04}.html").write_bytes(page)
        for _ in range(rounds):
            own.append(len(pages) / ours(folder))
            if trafilatura:
                other.append(len(pages) / theirs(trafilatura, pages))
    processor = next((l.split(":")[1].strip() for l in open("/proc/cpuinfo") if l.startswith("model name")), platform.machine())
    print(f"{len(pages)} pages, {rounds} rounds, {processor}")
    print(f"demarche show page     {statistics.median(own):7.1f} pages per CPU second")
    if trafilatura:
        print(f"trafilatura {trafilatura.__version__:10} {statistics.median(other):7.1f} pages per CPU second")
        print(f"ratio                  {statistics.median(own) / statistics.median(other):7.1f}")
    else:
        print("trafilatura is not installed: no comparison")


if __name__ == "__main__":
    main()
