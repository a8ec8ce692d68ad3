"""The order, headings and numbers of a whole report."""

from generator.document.build import standard_title
from generator.document.nodes import Heading, Table
from tests.document.forms import content_of, document_of, outline, zero_form
from tests.samples.load import GOOD, document, report

CHAPTERS = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)


def test_the_whole_outline_of_a_small_report() -> None:
    form = zero_form(
        编制说明="本报告按规定编制。",
        其他小节=[
            {"标题": "政策解读", "内容": "解读2件。\n## 形式\n图解。", "位于": "总体情况"},
            {"标题": "另记", "内容": "另记一项。", "位于": "问题与改进"},
        ],
        附表=[{"标题": "分类表", "位于": "主动公开", "列": ["甲", "乙"], "行": [["丙", "1"]]}],
        问题与改进="## 问题\n解读少。\n## 改进\n### 第一\n多解读。",
        落款={"署名": "示例县云溪镇人民政府", "日期": "2027-01-05"},
    )
    assert outline(document_of(form).blocks) == [
        "T 示例县云溪镇人民政府/2026年政府信息公开工作年度报告",
        "P 本报告按规定编制。",
        "1 一、总体情况",
        "2 （一）主动公开",
        "P 主动公开工作正常开展。",
        "2 （二）依申请公开",
        "P 依申请公开工作正常开展。",
        "2 （三）政府信息管理",
        "P 政府信息管理工作正常开展。",
        "2 （四）政府信息公开平台建设",
        "P 平台建设工作正常开展。",
        "2 （五）监督保障",
        "P 监督保障工作正常开展，培训1次，接受考核和评议，未追责。",
        "2 （六）政策解读",
        "P 解读2件。",
        "3 1.形式",
        "P 图解。",
        "1 二、主动公开政府信息情况",
        "table2",
        "caption 分类表",
        "extra",
        "1 三、收到和处理政府信息公开申请情况",
        "table3",
        "1 四、政府信息公开行政复议、行政诉讼情况",
        "table4",
        "1 五、存在的主要问题及改进情况",
        "2 （一）问题",
        "P 解读少。",
        "2 （二）改进",
        "3 1.第一",
        "P 多解读。",
        "2 （三）另记",
        "P 另记一项。",
        "1 六、其他需要报告的事项",
        "P 未收取信息处理费，无其他需要报告的事项。",
        "signature 示例县云溪镇人民政府",
        "date 2027年1月5日",
    ]


def test_sub_headings_count_anew_in_every_aspect() -> None:
    form = zero_form()
    form["总体情况"]["主动公开"] = "## 文件\n甲。\n### 深\n乙。"
    form["总体情况"]["依申请公开"] = "## 办理\n丙。"
    lines = outline(document_of(form).blocks)
    for heading in ("3 1.文件", "4 （1）深", "3 1.办理"):
        assert heading in lines


def test_a_number_typed_in_an_own_section_is_not_printed_twice() -> None:
    section = {"标题": "（六）政策解读", "内容": "解读2件。", "位于": "总体情况"}
    assert "2 （六）政策解读" in outline(document_of(zero_form(其他小节=[section])).blocks)


def test_no_signature_is_invented() -> None:
    assert outline(document_of(zero_form()).blocks)[-1].startswith("P ")
    only_date = document_of(zero_form(落款={"日期": "2027-01-05"}))
    assert outline(only_date.blocks)[-1] == "date 2027年1月5日"


def test_an_own_title_replaces_the_standard_one_but_not_the_file_name() -> None:
    content = content_of(zero_form(标题="2026年云溪镇政府信息公开工作年度报告"))
    assert standard_title(content) == "示例县云溪镇人民政府2026年政府信息公开工作年度报告"
    lines = outline(document_of(zero_form(标题="云溪镇年度报告")).blocks)
    assert lines[0] == "T 云溪镇年度报告"


def test_every_sample_has_the_six_chapters_and_three_tables_in_order() -> None:
    for name in GOOD:
        blocks = document(name).blocks
        headings = [b.text for b in blocks if isinstance(b, Heading) and b.level == 1]
        assert headings == list(CHAPTERS), name
        tables = [b.kind for b in blocks if isinstance(b, Table) and b.kind != "extra"]
        assert tables == ["table2", "table3", "table4"], name


def test_no_expression_is_left_in_a_sample() -> None:
    for name in GOOD:
        text = "\n".join(outline(document(name).blocks))
        assert "{{" not in text, name
        assert "【待填】" not in text, name


def test_sums_of_groups_can_be_used_in_prose() -> None:
    form = zero_form(其他事项="不予公开{{ 申请.办理结果.不予公开.总计 }}件。")
    form["申请"] = {
        "本年新收": [3, 0, 0, 0, 0, 0],
        "办理结果": {
            "不予公开": {"国家秘密": [1, 0, 0, 0, 0, 0], "过程性信息": [2, 0, 0, 0, 0, 0]},
            "其余": 0,
        },
        "其余": 0,
    }
    assert outline(document_of(form).blocks)[-1] == "P 不予公开3件。"


def test_an_unfilled_cell_is_marked_in_prose_and_empty_in_the_table() -> None:
    form = zero_form(其他事项="许可{{ 主动公开.行政许可.处理决定 }}件。")
    form["主动公开"] = {"行政许可": {"处理决定": None}, "行政处罚": 3}
    document = document_of(form)
    assert outline(document.blocks)[-1] == "P 许可【待填】件。"
    table = next(b for b in document.blocks if isinstance(b, Table) and b.kind == "table2")
    shown = {cell.path: cell.text for row in table.rows for cell in row if cell.path}
    assert shown["主动公开.行政许可.处理决定"] == ""
    assert shown["主动公开.行政处罚.处理决定"] == "3"


def test_a_table_shows_the_values_of_the_report() -> None:
    for name in GOOD:
        cells = report(name).cells
        shown = {
            cell.path: cell.text
            for block in document(name).blocks if isinstance(block, Table)
            for row in block.rows for cell in row if cell.path
        }  # fmt: skip
        assert shown == {path: str(cell.value) for path, cell in cells.items()}, name
