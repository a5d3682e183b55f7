"""The table of what was read in which form, printed after the run."""

from __future__ import annotations

import pytest

Shelf = dict[str, dict[str, bool]]
SHELF = pytest.StashKey[Shelf]()


@pytest.fixture
def shelf(request: pytest.FixtureRequest) -> Shelf:
    """Layout → form → whether it was read with nothing asked."""
    return request.config.stash.setdefault(SHELF, {})


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    found = config.stash.get(SHELF, {})
    if found:
        total = [read for forms in found.values() for read in forms.values()]
        terminalreporter.section(f"layouts: {sum(total)} of {len(total)} read with nothing asked")
    for name, forms in found.items():
        terminalreporter.write_line("  ".join(f"{form} {'ok' if read else 'NO'}" for form, read in forms.items()) + f"  {name}")
