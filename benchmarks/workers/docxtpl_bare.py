"""A bare docxtpl script: `python -m benchmarks.workers.docxtpl_bare TEMPLATE PATHS FORM DOCX`.

A form read with the C parser, figures and prose filled into a compact template; only sums are checked.
"""

import json
import sys
from pathlib import Path

from docxtpl import DocxTemplate  # type: ignore[import-not-found]

from benchmarks.plain import read

template, paths, form, target = map(Path, sys.argv[1:])
known, prose = read(form.read_bytes())
order = json.loads(paths.read_text("utf-8"))
context = {f"c{at}": known[path] for at, path in enumerate(order)}
document = DocxTemplate(template)
document.render(context | {f"p{at}": line for at, line in enumerate(prose)})
document.save(target)
