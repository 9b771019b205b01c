"""The rules of the house that code can check: see docs/decisions/0001-the-house.md."""

from __future__ import annotations

import ast
import configparser
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

from sachhon.formkit.definition import templates

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "src" / "sachhon"
LONGEST_MODULE = 400
DUMPING_GROUNDS = {"util", "utils", "helper", "helpers", "common", "misc", "shared", "lib"}


def modules() -> Iterator[Path]:
    return (path for path in sorted(SOURCES.rglob("*.py")) if "migrations" not in path.parts)


def place(path: Path, line: int | None = None) -> str:
    return f"{path.relative_to(ROOT)}{f':{line}' if line else ''}"


def test_no_module_is_longer_than_a_reader_can_hold() -> None:
    long = [
        f"{place(path)} has {count} lines"
        for path in modules()
        if (count := len(path.read_text("utf-8").splitlines())) > LONGEST_MODULE
    ]
    assert long == []


def test_no_dumping_ground() -> None:
    assert [place(path) for path in SOURCES.rglob("*") if path.stem in DUMPING_GROUNDS] == []


def test_no_first_party_import_inside_a_function() -> None:
    hidden = []
    indented = re.compile(r"^[ \t;]+(?:from|import)\s+sachhon\b", re.MULTILINE)
    for path in modules():
        text = path.read_text("utf-8")
        if not indented.search(text):
            continue
        for function in ast.walk(ast.parse(text)):
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
                for node in ast.walk(function):
                    names = (
                        [alias.name for alias in node.names]
                        if isinstance(node, ast.Import)
                        else [node.module or ""]
                        if isinstance(node, ast.ImportFrom)
                        else []
                    )
                    if any(name.split(".")[0] == "sachhon" for name in names):
                        hidden.append(place(path, node.lineno))
    assert hidden == []


def test_every_package_says_what_it_owns() -> None:
    silent = [
        place(path)
        for path in SOURCES.rglob("__init__.py")
        if not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]
    assert silent == []


def test_no_unfinished_work_and_no_swallowed_error() -> None:
    unfinished = re.compile(r"\b(TODO|FIXME|XXX|NotImplementedError)\b|except( Exception| BaseException)?\s*:")
    marks = [
        place(path, number)
        for path in modules()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if unfinished.search(line)
    ]
    assert marks == []


def test_every_folder_under_src_is_a_room_of_the_linter() -> None:
    """import-linter checks exhaustiveness itself; this guards the list against being switched off."""
    config = configparser.ConfigParser()
    config.read(ROOT / ".importlinter")
    layered = [section for section in config.sections() if config[section].get("type") == "layers"]
    assert len(layered) >= 5
    assert all(config[section].get("exhaustive") == "true" for section in layered)


def test_imports_run_downwards_only(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    assert lint_imports(config_filename=str(ROOT / ".importlinter"), no_cache=True) == 0, capsys.readouterr().out


def test_files_are_sent_by_one_mechanism() -> None:
    """Names as RFC 6266 wants them, never sniffed, never opened in the page: `foundation.files.download`."""
    by_hand = [place(path) for path in modules() if "Content-Disposition" in path.read_text("utf-8")]
    assert by_hand == ["src/sachhon/foundation/files/download.py"]


FORBIDDEN_IN_COMMITS = re.compile(
    r"/work/|/root/|/home/\w+/|pypi\.org/simple|files\.pythonhosted|registry\.npmjs|deb\.debian\.org|index-url https?://"
)


def ours() -> Iterator[Path]:
    """Every file of the project, none of what is installed or built; those folders are not even entered."""
    for folder, below, names in os.walk(ROOT):
        below[:] = sorted(
            name
            for name in below
            if name not in {".git", ".venv", ".hypothesis", "build", "out", "node_modules", "__pycache__"}
            and not (name.startswith(".") and name.endswith("_cache"))
        )
        yield from (Path(folder, name) for name in sorted(names) if name != "uv.lock")


def test_no_machine_path_and_no_registry_in_the_project() -> None:
    hits = []
    for path in ours():
        if path == Path(__file__).resolve():
            continue
        if path.suffix in {
            ".py",
            ".toml",
            ".txt",
            ".md",
            ".yaml",
            ".csv",
            ".cfg",
            ".ini",
            ".html",
            ".json",
        } or path.name in {"Makefile", "run"}:
            text = path.read_text("utf-8", errors="replace")
            hits += [place(path, text[: m.start()].count("\n") + 1) for m in FORBIDDEN_IN_COMMITS.finditer(text)]
    assert hits == []


def test_no_field_of_a_template_is_named_in_the_code() -> None:
    """One definition drives all: what code does with a field it learns from the YAML."""
    ids = {field.id for form in templates().values() for field in form.fields if "_" in field.id} - {"tax_code"}
    # An enterprise's tax code is a word of our own registers too; what a target is about has slugs of its own, some of
    # which are also the names of fields; a demonstration tells figures, as people do.
    indicators = SOURCES / "reading" / "quantities" / "indicators.py"
    demonstration = SOURCES / "config" / "demonstration"
    named = []
    for path in modules():
        if demonstration in path.parents:
            continue
        text = path.read_text("utf-8")
        if not any(f'"{name}"' in text or f"'{name}'" in text for name in ids):
            continue
        for node in ast.walk(ast.parse(text)):
            if path != indicators and isinstance(node, ast.Constant) and node.value in ids:
                named.append(f"{place(path, node.lineno)}: {node.value}")
    assert named == []
