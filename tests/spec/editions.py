"""Editions for the tests: the shipped ones, altered copies, and one that is made up of data only."""

from pathlib import Path

from generator import resources
from generator.spec.load import load_edition
from generator.spec.model import Edition

IDS = ("2019", "2021")

MADE_UP = """
edition: "2031"
document: 国办公开办函〔2031〕1号
document_title: 关于年度报告新格式的通知
report_years: {first: 2031}
chapters:
  - {key: 概述, id: summary, heading: 一、概述, accepts: [概述], content: prose, help: 写一年的概况。}
  - {key: 来信, id: letters, heading: 二、来信办理情况, accepts: [来信办理情况], content: table, help: 填来信的数据。}
axes:
  senders:
    - {key: 个人, id: person, title: 个人来信, kind: count, unit: 封, help: 个人的来信。}
    - {key: 单位, id: body, title: 单位来信, kind: count, unit: 封, help: 单位的来信。}
    - {key: 合计, id: sum, title: 来信合计, kind: count, unit: 封, help: 两列之和。, sum: [个人, 单位]}
  cost:
    - {key: 邮资, id: postage, title: 邮资（单位：元）, kind: money, unit: 元, help: 邮资总额。}
tables:
  - id: letters
    key: 来信
    caption: 来信办理情况
    description: 来信的收到和答复。
    header_rows: 1
    keep_together: false
    widths: [2, 1, 1, 1]
    rows:
      - {key: 收到, id: received, title: 收到来信, axis: senders, help: 收到的来信。}
      - key: 答复
        id: answers
        title: 答复来信
        help: 答复的来信。
        rows:
          - {key: 书面, id: written, title: 书面答复, axis: senders, help: 书面答复的。}
          - {key: 口头, id: oral, title: 口头答复, axis: senders, help: 口头答复的。}
      - {key: 费用, id: costs, title: 来信费用, axis: cost, help: 花费。}
    grid:
      - - {text: 项目, header: true}
        - {head: senders.个人, header: true}
        - {head: senders.单位, header: true}
        - {head: senders.合计, header: true}
      - [{label: 收到}, {values: 收到}]
      - [{label: 答复.书面}, {values: 答复.书面}]
      - [{label: 答复.口头}, {values: 答复.口头}]
      - [{label: 费用}, {value: 费用.邮资, colspan: 3}]
identities:
  - {rule: T303, rows: 来信.收到}
  - {rule: T303, rows: 来信.答复}
  - {rule: T301, columns: senders, left: [来信.收到], right: [来信.答复]}
"""


def shipped(edition: str) -> Edition:
    """An edition as it is shipped."""
    return load_edition(edition)


def write_edition(folder: Path, name: str, text: str) -> Path:
    """Lay an edition down as data; the folder of all editions comes back."""
    (folder / name).mkdir(parents=True)
    (folder / name / "form.yaml").write_text(text, encoding="utf-8")
    return folder


def source(edition: str) -> str:
    """The written data of a shipped edition."""
    return (resources.SCHEMAS / edition / "form.yaml").read_text(encoding="utf-8")


def load_altered(folder: Path, old: str, new: str, edition: str = "2021") -> Edition:
    """A shipped edition with one passage, which stands in it exactly once, written otherwise."""
    text = source(edition)
    assert text.count(old) == 1, f"{text.count(old)} times: {old}"
    return load_edition(edition, write_edition(folder, edition, text.replace(old, new)))
