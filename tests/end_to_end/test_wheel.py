"""The wheel, built and installed in a fresh environment, carries everything: schema, catalogue, demo, commands."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).parents[2]


def _run(*command: str | Path, cwd: Path) -> str:
    # PYTHONPATH and the checkout are kept out: only what the wheel installs may be found
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(command, capture_output=True, cwd=cwd, env=environment)
    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()
    return done.stdout.decode()


def test_the_wheel_runs_demo_and_statistik_in_a_fresh_environment(tmp_path: Path) -> None:
    _run(sys.executable, "-m", "build", "--wheel", "--outdir", tmp_path / "dist", TOP, cwd=tmp_path)
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    _run(sys.executable, "-m", "venv", tmp_path / "fresh", cwd=tmp_path)
    scripts = tmp_path / "fresh" / ("Scripts" if sys.platform == "win32" else "bin")
    _run(scripts / "python", "-m", "pip", "install", "--quiet", wheel, cwd=tmp_path)
    register = tmp_path / "demo.db"
    _run(scripts / "borgerraad", "demo", "--fil", register, "--kun-fil", cwd=tmp_path)
    told = _run(
        scripts / "borgerraad", "statistik", "--fil", register, "--fra", "2021-08-01", "--til", "2021-12-31", "--format", "json",
        cwd=tmp_path,
    )  # fmt: skip
    figures = json.loads(told)
    # the printed report: 118 inquiries, 7 of them left out
    assert (figures["registered"], figures["excluded"], figures["counted"]) == (118, 7, 111)
