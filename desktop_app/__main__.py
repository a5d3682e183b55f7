"""Arguments → bootstrap → run; nothing else."""

from __future__ import annotations

import multiprocessing
import sys

from desktop_app.bootstrap import run


def main() -> None:
    multiprocessing.freeze_support()
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
