"""What a reading says about itself: Chinese sentences, each once, in the order they came up."""

TRACKED = "文件里有修订痕迹：按全部接受修订来读，已删去的文字没有读"
TEXT_BOX = "文件里有文本框：其中的文字放在它所在的段落之后"
HIDDEN = "文件里有隐藏文字（印不出来），没有读"
CONTENTS = "文件里的目录没有读"
FOOTNOTES = "文件里的脚注、尾注没有读"
EMBEDDED = "文件里嵌入了另一份文件（altChunk），其中的内容没有读；请用 Word 打开后另存，再读取"
SUBDOCUMENT = "文件里引用了子文档，其中的内容没有读"
CHARTS = "文件里有图表或 SmartArt 图形，其中的文字没有读"
OBJECTS = "文件里嵌入了对象（如 Excel 表格），其中的内容没有读"
MACROS = "文件带有宏：没有运行，也没有读"
FRAME = "正文放在只有一格的表格里：按正文来读，没有当作表格"
NESTED = "表格的格子里还有表格：里层的文字并入外层的格子"
TABLE_IMAGE = "表格的格子里有图片：放在表格之后"
OUTSIDE_IMAGE = "有图片不在文件里（链接到别处），没有读"
LOST_IMAGE = "有图片在文件里找不到，没有读"
FORMS = "文件里有不止一份表单，都没有用"


class Notes:
    """Collects notes while reading."""

    def __init__(self) -> None:
        self._texts: dict[str, None] = {}

    def add(self, text: str) -> None:
        """Say something; a second time is not repeated."""
        self._texts.setdefault(text)

    def all(self) -> tuple[str, ...]:
        """Everything that was said."""
        return tuple(self._texts)
