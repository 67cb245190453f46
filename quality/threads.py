#!/usr/bin/env python3
"""What threads cost and wait for: runs a command and prints, of each of its threads, how long it computed, how
long it was ready but another program had the core, and how long it waited for other threads.

    python3 quality/threads.py target/release/demarche code NEWS --out /tmp/out --threads 2

On a machine that others use too, wall time says little; computing and waiting for each other are the program's own.
The best time N cores allow is (all computing) / N, with what runs alone at the start and the end counted in full.
Linux only (/proc).
"""
import os
import subprocess
import sys
import time


def sample(pid):
    """Thread -> (computed, ready) in seconds."""
    found = {}
    try:
        for thread in os.listdir(f"/proc/{pid}/task"):
            with open(f"/proc/{pid}/task/{thread}/schedstat") as file:
                computed, ready, _ = map(int, file.read().split())
            found[thread] = (computed / 1e9, ready / 1e9)
    except (FileNotFoundError, ProcessLookupError):
        pass  # a thread or the program has just ended
    return found


def main():
    start = time.time()
    run = subprocess.Popen(sys.argv[1:], stderr=subprocess.DEVNULL)
    first, last = {}, {}
    while run.poll() is None:
        now = time.time() - start
        for thread, (computed, ready) in sample(run.pid).items():
            first.setdefault(thread, now)
            last[thread] = (now, computed, ready)
        time.sleep(0.02)
    print(f"{time.time() - start:.2f} s, exit code {run.returncode}")
    for thread, (end, computed, ready) in last.items():
        waited = end - first[thread] - computed - ready
        print(f"  thread {thread}: computed {computed:.2f} s, ready {ready:.2f} s, waited {waited:.2f} s, "
              f"from {first[thread]:.2f} s to {end:.2f} s")


if __name__ == "__main__":
    sys.exit(main())
