"""The real documents, which stay outside the project: tests that need them skip with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the real documents (../shared) are not on this machine")
