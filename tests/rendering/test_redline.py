"""Tracked changes as LibreOffice understands them: shown, and settled as Word would settle them."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.samples.load import content
from tests.writers.package import find, tree
from tests.writers.redlined import Redlined, redlined
from tests.writers.tracked import shown, words

pytestmark = pytest.mark.rendering
PAIRS = {
    "editions": ("000_zhonggongmiao_2020", "minimal_2026"),
    "tables": ("full_2025", "minimal_2026"),
    "pictures": ("minimal_2026", "full_2025"),
}
_SETTLE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1"
 script:language="StarBasic">
Sub Settle(source, what, target)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  made = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, hidden())
  Dim none()
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  dispatcher.executeDispatch(made.CurrentController.Frame, ".uno:" &amp; what, "", 0, none())
  Dim word(0) As New com.sun.star.beans.PropertyValue
  word(0).Name = "FilterName"
  word(0).Value = "MS Word 2007 XML"
  made.storeToURL(ConvertToURL(target), word())
  made.close(True)
End Sub
</script:module>
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """LibreOffice and a profile of its own that knows the macro."""
    soffice = shutil.which("soffice")
    if soffice is None:
        words = "not installed: soffice"
        if os.environ.get("NIANBAO_REQUIRE_RENDERING"):
            pytest.fail(words)
        pytest.skip(words)
    folder = tmp_path_factory.mktemp("redlines")
    (folder / "first.docx").write_bytes(_pair("tables").old)
    _call(soffice, folder, "--convert-to", "pdf", "--outdir", str(folder), f"{folder}/first.docx")
    (folder / "profile/user/basic/Standard/Module1.xba").write_text(_SETTLE, encoding="utf-8")
    return soffice, folder


def _pair(name: str) -> Redlined:
    old, new = PAIRS[name]
    return redlined(content(old), content(new))


def _call(soffice: str, folder: Path, *arguments: str) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [soffice, profile, "--headless", *arguments], check=True, capture_output=True, timeout=300
    )


@pytest.mark.parametrize("name", PAIRS)
@pytest.mark.parametrize("what", ["AcceptAllTrackedChanges", "RejectAllTrackedChanges"])
def test_all_changes_settled(office: tuple[str, Path], name: str, what: str) -> None:
    """Empty paragraphs aside: LibreOffice keeps one in front of a table and at the end."""
    soffice, folder = office
    files = _pair(name)
    source, target = folder / f"{name}.docx", folder / f"{name}_{what}.docx"
    source.write_bytes(files.redline)
    _call(soffice, folder, f"macro:///Standard.Module1.Settle({source},{what},{target})")
    settled = tree(target.read_bytes())
    assert not find(settled, ".//w:ins")
    assert not find(settled, ".//w:del")
    wanted = files.new if what.startswith("Accept") else files.old
    assert [p for p in words(shown(settled)) if p] == [p for p in words(shown(tree(wanted))) if p]


def test_changes_are_shown_on_the_pages(office: tuple[str, Path]) -> None:
    pdftotext = shutil.which("pdftotext")
    if pdftotext is None:
        pytest.skip("not installed: pdftotext")
    soffice, folder = office
    (folder / "pages.docx").write_bytes(_pair("pictures").redline)
    _call(soffice, folder, "--convert-to", "pdf", "--outdir", str(folder), f"{folder}/pages.docx")
    text = subprocess.run(
        [pdftotext, "-layout", str(folder / "pages.pdf"), "-"], check=True, capture_output=True
    ).stdout.decode("utf-8")
    assert "云溪镇" in text
    assert "三审三校" in text
