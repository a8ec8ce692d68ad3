"""`nianbao import`: a published report as a form, with an account of how it was read."""

import json
from pathlib import Path

import docx
import pytest

from tests.cli.conftest import Nianbao

SAMPLES = Path(__file__).parents[2] / "samples"
NAMES = sorted(path.stem for path in SAMPLES.glob("*.yaml") if "broken" not in path.stem)
MINIMAL = SAMPLES / "minimal_2026.yaml"


def _rendered(nianbao: Nianbao, form: Path, formats: str, *options: str) -> Path:
    folder = Path("成品")
    assert nianbao("render", form, "-o", folder, "--to", formats, *options).status == 0
    (made,) = folder.glob(f"*.{formats}")
    return made


@pytest.mark.parametrize("name", NAMES)
def test_a_word_file_of_ours_gives_back_its_form_to_the_byte(nianbao: Nianbao, name: str) -> None:
    published = _rendered(nianbao, SAMPLES / f"{name}.yaml", "docx")
    outcome = nianbao("import", published, "-o", "还原/表单.yaml")
    assert outcome.status == 0, outcome.err
    assert nianbao("render", "还原/表单.yaml", "-o", "再次", "--to", "docx").status == 0
    (again,) = Path("再次").glob("*.docx")
    assert again.read_bytes() == published.read_bytes()


def test_expressions_and_type_come_back(nianbao: Nianbao) -> None:
    published = _rendered(nianbao, SAMPLES / "full_2025.yaml", "docx")
    nianbao("import", published, "-o", "表单.yaml")
    text = Path("表单.yaml").read_text(encoding="utf-8")
    assert "{{ 申请.本年新收.总计 }}" in text
    assert "类型: 政府" in text
    assert "口径: 本级政府" in text


@pytest.mark.parametrize("suffix", ["html", "txt"])
def test_what_is_published_otherwise_is_read_from_what_it_shows(
    nianbao: Nianbao, suffix: str
) -> None:
    published = _rendered(nianbao, MINIMAL, suffix)
    outcome = nianbao("import", published, "-o", "表单.yaml")
    assert outcome.status == 0, outcome.err
    assert "读到 175 格，共 175 格" in outcome.out
    assert nianbao("verify", "表单.yaml", published).status == 0


def _changed_by_hand(published: Path) -> None:
    word = docx.Document(str(published))
    row = next(r for r in word.tables[0].rows if r.cells[0].text == "行政许可")
    row.cells[1].paragraphs[0].runs[0].text = "7"
    word.save(str(published))


def test_a_figure_changed_in_word_is_named_and_the_clerk_chooses(nianbao: Nianbao) -> None:
    published = _rendered(nianbao, MINIMAL, "docx")
    _changed_by_hand(published)
    outcome = nianbao("import", published, "-o", "表单.yaml")
    assert outcome.status == 1
    assert "行政许可" in outcome.err
    assert "“7”" in outcome.err
    assert "“0”" in outcome.err
    assert not Path("表单.yaml").exists()


@pytest.mark.parametrize(("take", "wanted"), [("form", 0), ("word", 7)])
def test_either_side_can_be_taken(nianbao: Nianbao, take: str, wanted: int) -> None:
    published = _rendered(nianbao, MINIMAL, "docx")
    _changed_by_hand(published)
    assert nianbao("import", published, "-o", "表单.yaml", "--take", take).status == 0
    values = json.loads(nianbao("values", "表单.yaml").out)["values"]
    assert values["主动公开.行政许可.处理决定"] == wanted
    assert values["主动公开.行政处罚.处理决定"] == 0


def test_words_changed_in_word_are_noticed_and_can_be_taken(nianbao: Nianbao) -> None:
    published = _rendered(nianbao, MINIMAL, "docx")
    word = docx.Document(str(published))
    line = next(p for p in word.paragraphs if "36条" in p.text)
    line.runs[0].text = line.runs[0].text.replace("36条", "63条")
    word.save(str(published))
    assert nianbao("import", published, "-o", "表单.yaml").status == 1
    assert nianbao("import", published, "-o", "表单.yaml", "--take", "word").status == 0
    assert "63条" in Path("表单.yaml").read_text(encoding="utf-8")


def test_a_check_says_what_was_changed_by_hand(nianbao: Nianbao) -> None:
    published = _rendered(nianbao, MINIMAL, "docx")
    _changed_by_hand(published)
    found = json.loads(nianbao("check", published, "--format", "json").out)["files"][0]
    (change,) = [d for d in found["diagnostics"] if d["code"] == "RE04"]
    assert (change["expected"], change["actual"]) == ("0", "7")
    assert change["place"].startswith("表2 第")


def test_a_form_without_the_embedded_one_is_read_from_its_tables(nianbao: Nianbao) -> None:
    published = _rendered(nianbao, MINIMAL, "docx", "--no-embed")
    assert nianbao("import", published, "-o", "表单.yaml").status == 0
    assert nianbao("verify", "表单.yaml", published).status == 0


def test_a_refused_file_writes_nothing(nianbao: Nianbao) -> None:
    Path("预算.txt").write_text(
        "某县财政局2026年部门预算\n一、收入预算\n二、支出预算\n", encoding="utf-8"
    )
    outcome = nianbao("import", "预算.txt", "-o", "表单.yaml")
    assert outcome.status == 1
    assert "RE02" in outcome.err
    assert not Path("表单.yaml").exists()
    assert nianbao("values", "预算.txt").out == ""


def test_nothing_is_overwritten_unasked(nianbao: Nianbao) -> None:
    published = _rendered(nianbao, MINIMAL, "txt")
    Path("表单.yaml").write_text("旧", encoding="utf-8")
    assert nianbao("import", published, "-o", "表单.yaml").status == 2
    assert Path("表单.yaml").read_text(encoding="utf-8") == "旧"
    assert nianbao("import", published, "-o", "表单.yaml", "--force").status == 0


def test_a_form_is_no_published_report(nianbao: Nianbao) -> None:
    outcome = nianbao("import", MINIMAL, "-o", "表单.yaml")
    assert outcome.status == 2
    assert "已经是表单" in outcome.err


def test_the_account_for_a_program(nianbao: Nianbao) -> None:
    published = _rendered(nianbao, MINIMAL, "html")
    page = published.read_text(encoding="utf-8").replace(">行政事业性收费<", ">行政事业型收费<")
    published.write_text(page.replace("<h1", "<p>浏览次数：12</p><h1"), encoding="utf-8")
    outcome = nianbao("import", published, "-o", "表单.yaml", "--format", "json")
    account = json.loads(outcome.out)
    assert [(c["found"], c["all"]) for c in account["coverage"]] == [(10, 10), (175, 175), (15, 15)]
    told = {(entry["code"], entry["message"]) for entry in account["ledger"]}
    assert ("RE03", "“行政事业型收费”按“行政事业性收费”读取") in told
    assert any(code == "RE01" and "浏览次数" in message for code, message in told)
