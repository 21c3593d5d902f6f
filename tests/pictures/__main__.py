"""The demo's chapter in each format, rendered to be looked at: `python -m tests.pictures DIR`.

Office documents go through LibreOffice and pages through headless Chromium, on the screen in both looks and on paper; all
of it ends as PNG files in DIR, and what is printed is looked through for tables and headings parted by a page. The README shows
`docx-1.png`, `html-light-top.png` and `xlsx-top.png` of such a run, kept beside this file.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from borgerraad_tui.chapters.blocks import Document
from borgerraad_tui.chapters.plan import ReportPlan
from borgerraad_tui.chapters.whole import report_document
from borgerraad_tui.domain.clock import Clock
from borgerraad_tui.domain.report import Report, ReportPart
from borgerraad_tui.export.document_formats import DOCUMENT_FORMATS
from borgerraad_tui.intake.demo import PERIODS, build_demo
from tests.pictures.paper import faults, page_texts

NOW = datetime(2022, 1, 17, 10, 0)
NEEDED = {
    "soffice": "libreoffice-writer libreoffice-calc",
    "chromium": "chromium",
    "pdftoppm": "poppler-utils",
}
"""Each program, and the Debian packages that bring it."""
SCREENS = {"": ("1100,9000", "1"), "-top": ("900,1560", "0.7")}
"""The whole page, and its beginning drawn smaller: width and height, and pixels for each of them."""
CHART_PAGE = ("Områder og klageandel", "Den resterende beretningsperiode")
UPPER_PART = ("50", "60", "980", "240")
"""Of that page: left, top, width and height at 100 pixels an inch."""
LOOKS = {"light": "1", "dark": "0"}
"""As Chromium numbers them."""


def demo_document(folder: Path) -> Document:
    """The printed report's two periods out of a fresh demo register."""
    clock = Clock(lambda: NOW)
    register = build_demo(folder / "demo.db", clock)
    parts = sorted(
        (ReportPart(report=0, name=each.name, first=each.first, last=each.last or each.first) for each in PERIODS),
        key=lambda part: part.first,
    )
    document = report_document(register, ReportPlan(Report(title="Beretning 2020-2021", entered=NOW), tuple(parts), {}))
    register.close()
    return document


def office(path: Path) -> None:
    """A Word document or a workbook as LibreOffice prints it."""
    run("soffice", f"-env:UserInstallation={(path.parent / 'office').as_uri()}", "--headless", "--convert-to", "pdf",
        "--outdir", str(path.parent), str(path))  # fmt: skip
    pages(path.with_suffix(".pdf"), path.with_suffix(""))


def workbook(path: Path) -> None:
    """A workbook as LibreOffice prints it, and the upper part of a sheet with a chart."""
    office(path)
    pdf = path.with_suffix(".pdf")
    page = next(number for number, text in enumerate(page_texts(pdf), 1) if all(word in text for word in CHART_PAGE))
    corner = (part for name, value in zip(("-x", "-y", "-W", "-H"), UPPER_PART, strict=True) for part in (name, value))
    run("pdftoppm", "-r", "100", "-f", str(page), "-l", str(page), *corner, "-png", "-singlefile", str(pdf),
        str(path.with_name("xlsx-top")))  # fmt: skip


def browser(path: Path) -> None:
    """A page as Chromium shows it, light and dark, and prints it."""
    for look, number in LOOKS.items():
        for name, (size, scale) in SCREENS.items():
            picture = path.with_name(f"html-{look}{name}.png")
            chromium(
                path,
                f"--blink-settings=preferredColorScheme={number}",
                f"--window-size={size}",
                f"--force-device-scale-factor={scale}",
                f"--screenshot={picture}",
            )
    printed = path.with_name("html-print.pdf")
    chromium(path, "--no-pdf-header-footer", f"--print-to-pdf={printed}")
    pages(printed, printed.with_suffix(""))


PRINTED = ("docx.pdf", "html-print.pdf")
RENDERED: Mapping[str, Callable[[Path], None]] = {"docx": office, "xlsx": workbook, "html": browser}


def chromium(path: Path, *arguments: str) -> None:
    """Open our own page without a window."""
    run("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", *arguments, path.as_uri())


def pages(pdf: Path, stem: Path) -> None:
    """Every page of a PDF as a picture."""
    run("pdftoppm", "-r", "80", "-png", str(pdf), str(stem))


def run(*command: str) -> None:
    """Run a program; what it says is shown if it fails."""
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    if done.returncode:
        sys.exit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")


def main() -> None:
    """Write, render, and say where to look."""
    if missing := [program for program in NEEDED if not shutil.which(program)]:
        packages = " ".join(NEEDED[program] for program in missing)
        sys.exit(f"Missing: {', '.join(missing)}. On Debian: apt-get install {packages}")
    if len(sys.argv) != 2:
        sys.exit("python -m tests.pictures DIR")
    folder = Path(sys.argv[1]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as place:
        document = demo_document(Path(place))
    for name, written in DOCUMENT_FORMATS.items():
        path = folder / f"{name}{written.suffix}"
        path.write_bytes(written.write(document))
        if name in RENDERED:
            RENDERED[name](path)
    print(*sorted(picture.name for picture in folder.glob("*.png")), sep="\n")  # noqa: T201
    found = [f"{name}: {fault}" for name in PRINTED for fault in faults(document, page_texts(folder / name))]
    sys.exit("\n".join(found) or None)


if __name__ == "__main__":
    main()
