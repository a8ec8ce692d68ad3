"""The look of a report: sizes from the style sheet, and the styles that its parts name."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.writers.style import StyleSheet

# style id, name that Word knows it by, entry of the style sheet it comes from
PARAGRAPH_STYLES: tuple[tuple[str, str, str], ...] = (
    ("Body", "报告正文", "body"),
    ("Title", "Title", "title"),
    ("Heading1", "heading 1", "heading1"),
    ("Heading2", "heading 2", "heading2"),
    ("Heading3", "heading 3", "heading3"),
    ("Heading4", "heading 4", "heading4"),
    ("ReportSignature", "报告署名", "signature"),
    ("ReportDate", "报告日期", "date"),
    ("Caption", "caption", "caption"),
    ("ReportImage", "报告图片", "image"),
    ("ReportAnnex", "报告附件", "annex"),
    ("ReportNote", "报告图示说明", "note"),
    ("TableGap", "表格间隔", "table_gap"),
    ("TableHeader", "表格表头", "table_header"),
    ("TableLabel", "表格项目", "table_label"),
    ("TableValue", "表格数字", "table_value"),
    ("DenseHeader", "表格小字表头", "dense_header"),
    ("DenseLabel", "表格小字项目", "dense_label"),
    ("DenseValue", "表格小字数字", "dense_value"),
    ("Header", "header", "header"),
    ("Footer", "footer", "footer"),
)
TABLE_STYLE, COMMENT_STYLE, COMMENT_MARK = "ReportTable", "CommentText", "CommentReference"
_OWN_IDS = {entry: style_id for style_id, _, entry in PARAGRAPH_STYLES} | {
    "table": TABLE_STYLE,
    "comment": COMMENT_STYLE,
    "comment_mark": COMMENT_MARK,
}


@dataclass(frozen=True, eq=False)
class Look:
    """`style_ids` are the ids to use for styles of ours that the office's file has by another."""

    sheet: StyleSheet
    style_ids: Mapping[str, str]

    def style(self, entry: str) -> str:
        """The style id for an entry of the sheet, or for "table", "comment", "comment_mark"."""
        own = _OWN_IDS[entry]
        return self.style_ids.get(own, own)
