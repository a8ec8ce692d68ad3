"""The forms that are measured: one full report, and as many others like it as are wanted.

No two forms of a run are equal: agency, figures and every line of prose but a few differ, so that
nothing is gained by remembering what the last form came to.
"""

from functools import cache
from pathlib import Path

FORM = Path(__file__).parent / "data" / "report.yaml"
NAME = "云溪"
_FIRST = "云青白金玉龙凤石松竹梅兰江河湖海山岭东南西北中上下大小长新永安平宁和康乐丰泰福寿春秋阳明星月景文德义仁"
_SECOND = "溪山水川原泉林塘浦桥店岗坪坝垭口湾洲陵阳阴城镇关门台寨堡集铺庄沟坡塬峪岩潭渡津港"
_NUMBERED = {
    "行政许可: {处理决定: 48216}": "行政许可: {{处理决定: {}}}",
    "本年新收: [2833, 517, 17, 23, 113, 48, 3551]": "本年新收: [{}, 517, 17, 23, 113, 48, {}]",
    "结转下年度: [61, 14, 1, 0, 5, 2, 83]": "结转下年度: [{}, 14, 1, 0, 5, 2, {}]",
}
_SUBJECTS = ("各部门", "各乡镇", "政务服务中心", "档案馆", "图书馆", "政府办公室", "承办单位")
_DEEDS = ("核对", "整理", "更新", "补充", "检查", "登记", "归档", "汇总", "校对", "抽查", "说明")
_THINGS = ("目录", "栏目", "文件", "台账", "图表", "问答", "指南", "清单", "样本", "记录", "案例")
_ENDS = ("按月完成", "由专人负责", "结果上网", "接受群众监督", "逐项写明办理时限和责任人员")


def name(number: int) -> str:
    """Two characters that tell the first two thousand forms apart; the first is the form as it stands."""
    first, second = divmod(number % (len(_FIRST) * len(_SECOND)), len(_SECOND))
    return _FIRST[first] + _SECOND[second]


def form(number: int, prose: int = 0) -> bytes:
    """The form of this number, with at least so many characters of prose more."""
    text = _text()
    if prose:
        text = text.replace("其他事项: |\n", "其他事项: |\n" + "".join(_lines(prose)), 1)
    decisions, new, left = (filled for filled in _NUMBERED.values())
    for old, line in zip(
        _NUMBERED,
        (
            decisions.format(48216 + number),
            new.format(2833 + number, 3551 + number),
            left.format(61 + number, 83 + number),
        ),
        strict=True,
    ):
        text = text.replace(old, line)
    return text.replace(NAME, name(number)).encode()


@cache
def _text() -> str:
    text = FORM.read_text("utf-8")
    assert all(text.count(line) == 1 for line in _NUMBERED)
    return text


def _lines(size: int) -> list[str]:
    """Lines of about a hundred characters, no two alike."""
    lines: list[str] = []
    written = 0
    while written < size:
        sentences = (_sentence(len(lines) * 4 + part) for part in range(4))
        lines.append(f"  {NAME}县{'；'.join(sentences)}。\n")
        written += len(lines[-1]) - 3
    return lines


def _sentence(number: int) -> str:
    choose = (number, number // 7, number // 3, number // 5)
    subject, deed, thing, end = (
        words[at % len(words)]
        for words, at in zip((_SUBJECTS, _DEEDS, _THINGS, _ENDS), choose, strict=True)
    )
    return f"{subject}{deed}第{number + 1}批{thing}，{end}"
