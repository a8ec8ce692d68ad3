"""FM09: images that cannot be used, at their line in the form."""

from pathlib import Path

import pytest

from generator.checks.engine import Options
from generator.cli.files import image_reader
from generator.diagnostics import Severity
from generator.document.pictures import MAX_IMAGE_BYTES
from generator.pipeline import Examined, examine
from tests.form.forms import OF_THE_REPORT, SAMPLES, place_of, with_prose

PNG = (SAMPLES / "images" / "channels.png").read_bytes()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    own = tmp_path / "forms"
    (own / "图").mkdir(parents=True)
    (own / "图" / "流程.png").write_bytes(PNG)
    (own / "文字.png").write_text("不是图片", encoding="utf-8")
    (own / "断.png").write_bytes(PNG[:20])
    (own / "大.png").write_bytes(PNG + b"\0" * MAX_IMAGE_BYTES)
    (own / "空.png").write_bytes(b"")
    (tmp_path / "外.png").write_bytes(PNG)
    return own


AS_WRITTEN = Options(ignore=OF_THE_REPORT)


def _examine(folder: Path, name: str) -> tuple[str, Examined]:
    text = with_prose("第一段。", f"![说明]({name})")
    return text, examine(text.encode(), image_reader(folder / "form.yaml"), AS_WRITTEN)


@pytest.mark.parametrize("name", ["图/流程.png", "./图/流程.png", "图/%E6%B5%81%E7%A8%8B.png"])
def test_an_image_beside_the_form_is_used(folder: Path, name: str) -> None:
    _, examined = _examine(folder, name)
    assert examined.result.diagnostics == ()
    assert examined.content is not None
    assert [picture.data for picture in examined.content.pictures.values()] == [PNG]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("没有.png", "找不到"),
        ("图", "找不到"),
        ("../外.png", "不在表单所在的文件夹里"),
        ("图/../../外.png", "不在表单所在的文件夹里"),
        ("/etc/hostname", "不在表单所在的文件夹里"),
        ("C:/图.png", "不在表单所在的文件夹里"),
        ("https://a.example/a.png", "不在表单所在的文件夹里"),
        ("..\\\\外.png", "不在表单所在的文件夹里"),
        ("文字.png", "不是 PNG、JPEG、GIF 或 BMP 图片"),
        ("空.png", "不是 PNG、JPEG、GIF 或 BMP 图片"),
        ("断.png", "已损坏"),
        ("大.png", "超过 10 MB"),
    ],
)
def test_an_image_that_cannot_be_used_is_told_at_its_line(
    folder: Path, name: str, said: str
) -> None:
    text, examined = _examine(folder, name)
    (diagnostic,) = examined.result.diagnostics
    assert (diagnostic.code, diagnostic.severity) == ("FM09", Severity.ERROR)
    assert said in diagnostic.message
    assert diagnostic.span is not None
    assert diagnostic.span.line == place_of(text, "![说明]")[0]
    assert examined.content is not None
    assert examined.content.pictures == {}


def test_a_link_out_of_the_folder_is_refused(folder: Path) -> None:
    (folder / "链.png").symlink_to(folder.parent / "外.png")
    _, examined = _examine(folder, "链.png")
    assert [d.code for d in examined.result.diagnostics] == ["FM09"]


def test_two_bad_images_are_two_findings_each_at_its_own_line(folder: Path) -> None:
    text = with_prose("![甲](甲.png)", "乙", "![丙](丙.png)")
    examined = examine(text.encode(), image_reader(folder / "form.yaml"), AS_WRITTEN)
    assert [d.span.line for d in examined.result.diagnostics if d.span] == [
        place_of(text, "![甲]")[0], place_of(text, "![丙]")[0]
    ]  # fmt: skip


def test_a_bad_image_shown_twice_is_told_at_each_line(folder: Path) -> None:
    text = with_prose("![甲](甲.png)", "乙", "![丙](甲.png)")
    examined = examine(text.encode(), image_reader(folder / "form.yaml"), AS_WRITTEN)
    lines = [d.span.line for d in examined.result.diagnostics if d.span]
    assert lines[0] == place_of(text, "![甲]")[0]
    assert len(lines) in (1, 2)
    assert len(set(lines)) == len(lines)
