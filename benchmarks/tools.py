"""What is compared with, installed into a throw-away folder: docxtpl from PyPI, two from npm.

A tool that cannot be had (no network, no Node) is left out, and its rows say why.
"""

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from benchmarks import templates
from benchmarks.peers import ROOT, Peer, Side
from benchmarks.plain import read
from benchmarks.report import form

PYTHON = ("docxtpl==0.20.0", "ruamel.yaml", "pydantic", "pyyaml")
NODE = ("docxtemplater", "pizzip", "carbone")
FORMS = 64  # of which each Node tool is given the data


class UnavailableError(Exception):
    """A tool could not be installed; the message says which and why."""


@dataclass(frozen=True)
class Tools:
    """Installs on first use what is asked for below `folder`."""

    folder: Path

    @cached_property
    def python(self) -> Path:
        """An environment with docxtpl."""
        home = self.folder / "python"
        python = home / "bin" / "python"
        if not python.exists():
            _run(sys.executable, "-m", "venv", str(home))
            _run(str(python), "-m", "pip", "install", "-q", *PYTHON)
        return python

    @cached_property
    def node(self) -> Path:
        """A folder with Node's modules."""
        home = self.folder / "node"
        if not (home / "node_modules" / "carbone").exists():
            home.mkdir(parents=True, exist_ok=True)
            (home / "package.json").write_text('{"private": true}')
            _run("npm", "install", "--no-audit", "--no-fund", "--prefix", str(home), *NODE)
        return home

    def usual(self) -> Side:
        """docxtpl as most people use it."""
        compact = templates.template(templates.USUAL)
        template = self._file("usual.docx", templates.as_word_saves_it(compact))
        module = "benchmarks.workers.docxtpl_usual"
        return Side("docxtpl", (str(self.python), "-m", module, str(template)))

    def best(self) -> Side:
        """docxtpl at its best."""
        return Side("docxtpl, cached", self._flat("docxtpl_best"))

    def bare_command(self, form: Path, target: Path) -> tuple[str, ...]:
        """A bare docxtpl script that writes one form's docx."""
        return (*self._flat("docxtpl_bare"), str(form), str(target))

    def _flat(self, module: str) -> tuple[str, ...]:
        template = self._file("flat.docx", templates.template(templates.FLAT))
        paths = self._file("paths.json", json.dumps(templates.paths()).encode())
        return (str(self.python), "-m", f"benchmarks.workers.{module}", str(template), str(paths))

    def of_node(self, name: str) -> Side:
        """docxtemplater or carbone."""
        tags = {"docxtemplater": templates.DOCXTEMPLATER, "carbone": templates.CARBONE}[name]
        template = self._file(f"{name}.docx", templates.template(tags))
        script = ROOT / "benchmarks" / "workers" / f"{name}.js"
        folders = (str(self.node), str(template), str(self._data()))
        return Side(name, ("node", str(script), *folders))

    def version(self, package: str) -> str:
        """The version that was installed."""
        if package in NODE:
            told = (self.node / "node_modules" / package / "package.json").read_text("utf-8")
            return str(json.loads(told)["version"])
        asked = f"import importlib.metadata as m; print(m.version({package!r}))"
        return _run(str(self.python), "-c", asked).strip()

    def prove(self, side: Side) -> Side:
        """The side, if it writes what we write: every paragraph and cell of two forms, blanks aside."""
        with Peer(side) as theirs, Peer(Side("report", OURS)) as ours:
            for number in (0, 7):
                made, wanted = (
                    templates.shown(peer.save(number, self.folder / f"{number}.docx"))
                    for peer in (theirs, ours)
                )
                if made != wanted:
                    pairs = zip(made, wanted, strict=False)
                    odd = next((pair for pair in pairs if pair[0] != pair[1]), ("", ""))
                    raise AssertionError(f"{side.name} writes {odd[0]!r} for {odd[1]!r}")
        return side

    def _data(self) -> Path:
        folder = self.folder / "data"
        folder.mkdir(exist_ok=True)
        paths = templates.paths()
        for number in range(FORMS):
            known, prose = read(form(number))
            told = {f"c{at}": known[path] for at, path in enumerate(paths)}
            told |= {f"p{at}": line for at, line in enumerate(prose)}
            (folder / f"{number:03}.json").write_text(json.dumps(told), "utf-8")
        return folder

    def _file(self, name: str, data: bytes) -> Path:
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / name
        path.write_bytes(data)
        return path


OURS = (sys.executable, "-m", "benchmarks.workers.own", "report")


def _run(*command: str) -> str:
    if shutil.which(command[0]) is None:
        raise UnavailableError(f"{command[0]} is not installed")
    try:
        done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=600)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        raise UnavailableError(f"`{' '.join(command[:4])} …` failed") from error
    return done.stdout
