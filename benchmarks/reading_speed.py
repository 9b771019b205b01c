"""Reading Word letters, everything found, against parsing, markitdown and pandoc; over cores; growth; memory."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import tempfile
import time
import zipfile
from pathlib import Path

from lxml import etree

from benchmarks.harness import Harness, fresh, medians, once, peak_mb
from benchmarks.letters import letters
from sachhon.reading import pipeline, sources

COUNT = 63
MANY = 630
FEW = 9
"""Letters for the slow contestants, which take seconds each."""


def run(harness: Harness) -> None:
    """Adds all rows about reading."""
    with tempfile.TemporaryDirectory(prefix="sachhon-bench-") as name:
        folder = Path(name)
        few, all_of_them = letters(COUNT, folder / "letters"), letters(MANY, folder / "many")
        _against_parsing(harness, few)
        folder_of_letters = once(lambda: pipeline.read_many(few)) / len(few)
        _against_markitdown(harness, few[:FEW], folder_of_letters)
        _against_pandoc(harness, few[:FEW], folder_of_letters)
        _over_cores(harness, all_of_them[: 2 * COUNT])
        _growth(harness, all_of_them[:COUNT], all_of_them)
        _memory(harness, all_of_them)


def parse_all(paths: list[Path]) -> None:
    """The yardstick: every letter's main part inflated and parsed, nothing more."""
    for path in paths:
        with zipfile.ZipFile(path) as archive:
            etree.fromstring(archive.read("word/document.xml"))


def source_all(paths: list[Path]) -> None:
    """Word to text, blocks and tables."""
    for path in paths:
        sources.read_path(path)


def read_all(paths: list[Path]) -> None:
    """Everything found, in this process, all results kept."""
    pipeline.read_many(paths, processes=1)


def _against_parsing(harness: Harness, paths: list[Path]) -> None:
    taken = medians(
        {"parse": lambda: parse_all(paths), "source": lambda: source_all(paths), "read": lambda: read_all(paths)},
        rounds=5,
    )
    other = "inflate + lxml parse"
    harness.compare(f"{COUNT} letters, everything found", "read", taken["read"], other, taken["parse"], at_most=15)
    harness.compare(f"{COUNT} letters, text and tables", "source", taken["source"], other, taken["parse"])


def _against_markitdown(harness: Harness, paths: list[Path], folder: float) -> None:
    name = f"{len(paths)} letters against markitdown"
    if importlib.util.find_spec("markitdown") is None:
        harness.skip(name, "markitdown is not installed (dependency group bench)")
        return
    from markitdown import MarkItDown

    converter = MarkItDown()
    taken = medians(
        {"ours": lambda: read_all(paths), "other": lambda: [converter.convert(str(path)) for path in paths]}
    )
    harness.compare(f"{name}, one process", "read", taken["ours"], "markitdown", taken["other"])
    other = taken["other"] / len(paths)
    harness.compare("a letter of 63 as a folder is read", "all cores", folder, "markitdown", other, at_most=1 / 15)


def _against_pandoc(harness: Harness, paths: list[Path], folder: float) -> None:
    name = f"{len(paths)} letters against pandoc"
    program = shutil.which("pandoc")
    if program is None:
        harness.skip(name, "pandoc is not installed")
        return

    def convert() -> None:
        for path in paths:
            subprocess.run([program, "-t", "plain", "-o", os.devnull, str(path)], check=True)

    taken = medians({"ours": lambda: read_all(paths), "other": convert})
    harness.compare(f"{name}, one process", "read", taken["ours"], "pandoc", taken["other"])
    other = taken["other"] / len(paths)
    harness.compare("a letter of 63 as a folder is read", "all cores", folder, "pandoc", other, at_most=1 / 4)


def _over_cores(harness: Harness, paths: list[Path]) -> None:
    cores = os.cpu_count() or 1
    counts = [count for count in (1, 2, 4) if count <= cores]
    taken = medians({str(count): lambda count=count: pipeline.read_many(paths, processes=count) for count in counts})
    for count in counts[1:]:
        # Near-linear: four fifths of what as many cores could give.
        harness.compare(
            f"{len(paths)} letters over {count} processes",
            f"{count} processes",
            taken[str(count)],
            "1 process",
            taken["1"],
            at_most=1 / (0.8 * count),
        )


def _growth(harness: Harness, few: list[Path], many: list[Path]) -> None:
    taken = {len(paths): fresh(_cpu_seconds, paths) for paths in (few, many)}
    harness.compare(
        "CPU seconds a letter",
        f"of {len(many)}",
        taken[len(many)] / len(many),
        f"of {len(few)}",
        taken[len(few)] / len(few),
        at_most=1.15,
    )


def _cpu_seconds(paths: list[Path]) -> float:
    """Processor time, after two letters that do not count; what is remembered between letters begins empty."""
    read_all(paths[-2:])
    start = time.process_time()
    read_all(paths)
    return time.process_time() - start


def _memory(harness: Harness, paths: list[Path]) -> None:
    harness.memory(f"{len(paths)} letters, all results kept", "1 process", peak_mb(read_all, paths), at_most=400)
