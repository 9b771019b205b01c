"""How many examples a test looks at: enough to notice a mistake in the plain suite, which has ten minutes on two cores;
all that an assertion about rates or laws wants in `make test-thorough`."""

from __future__ import annotations

import os

THOROUGH = "THOROUGH" in os.environ


def of(all_of_them: int, plain: int) -> int:
    """So many, or in the plain suite so many."""
    return all_of_them if THOROUGH else plain
