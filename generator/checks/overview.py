"""ST15–ST17: chapter one has its five topics, what governments must add, and its length."""

from generator.checks.chapter_text import bare, chapter_of, lines_of, section_titles, whole_text
from generator.checks.preface_text import overview_without_facts
from generator.checks.registry import Outcome, Subject, rule
from generator.diagnostics import Finding, Severity
from generator.form.report import Report
from generator.spec.phrases import has_any, load_phrases

_CHAPTER = "overview"


@rule("ST15", "五个方面不全", Severity.WARNING, editions=("2021",))
def topics(subject: Subject) -> Outcome:
    """
    查什么：第一章是否写全了五个方面；整章写成一段的，看每个方面有没有提到。
    为什么：格式要求总体情况主要写这五个方面，缺一项是警告，缺两项以上是错误。
    错例：只写了主动公开和依申请公开，没有写政府信息管理、平台建设、监督保障。
    改法：在总体情况下面补写缺少的方面，哪怕一两句话。
    依据：国办公开办函〔2021〕30号关于总体情况的要求。
    """
    report = subject.report
    if report is None or not lines_of(subject, _CHAPTER):
        return
    if any(True for _ in overview_without_facts(subject)):
        return
    chapter = chapter_of(report, _CHAPTER)
    missing = _missing_topics(subject, report)
    if missing:
        names = "、".join(f"“{name}”" for name in missing)
        message = f"“{chapter.heading}”的五个方面缺少 {len(missing)} 个：{names}"
        hint = f"在“{chapter.key}”下面补写：{'、'.join(missing)}"
        span = report.spans.get(chapter.key)
        severity = Severity.ERROR if len(missing) >= 2 else None
        yield Finding("ST15", message, span, chapter.key, hint, severity=severity)


def _missing_topics(subject: Subject, report: Report) -> list[str]:
    """Headings of the topics left out; nothing where the form's own faults explain it."""
    chapter = chapter_of(report, _CHAPTER)
    below = f"{chapter.key}."
    if chapter.key in report.prose:
        text, words = whole_text(subject, _CHAPTER), load_phrases().aspect_words
        return [
            a.heading
            for a in chapter.aspects
            if not has_any(text, (a.heading, *words.get(a.id, ())))
        ]
    unknown = any((f.path or "").startswith(below) for f in subject.found.get("FM01", ()))
    if unknown or not any(path.startswith(below) for path in report.prose):
        return []
    titles = "\n".join(section_titles(report, _CHAPTER))
    absent = [a for a in chapter.aspects if f"{below}{a.key}" not in report.spans]
    return [a.heading for a in absent if not has_any(titles, (a.heading, a.key))]


@rule("ST16", "政府年报缺考核评议追责", Severity.WARNING)
def duties_of_governments(subject: Subject) -> Outcome:
    """
    查什么：各级人民政府（含乡镇人民政府）的第一章有没有写工作考核、社会评议和责任追究结果情况。
    为什么：条例规定各级人民政府的年度报告还应当包括这三项。
    错例：县政府的报告只写了培训，没有写考核、评议和责任追究。
    改法：在监督保障里补写；没有发生责任追究的，也写明没有发生。
    依据：《中华人民共和国政府信息公开条例》第五十条。
    """
    report = subject.report
    if report is None or not lines_of(subject, _CHAPTER):
        return
    if report.agency.type != "政府" and not report.agency.name.endswith("人民政府"):
        return
    text, chapter = whole_text(subject, _CHAPTER), chapter_of(report, _CHAPTER)
    duties = load_phrases().government_duties
    missing = [duty for duty, words in duties.items() if not has_any(text, words)]
    if missing:
        message = f"人民政府的报告，“{chapter.heading}”里还应当写{'、'.join(missing)}，现在没有提到"
        aspect = chapter.aspects[-1]
        path = f"{chapter.key}.{aspect.key}"
        span = report.spans.get(path) or report.spans.get(chapter.key)
        hint = f"在“{aspect.heading}”里补写；没有发生的，写明没有发生"
        yield Finding("ST16", message, span, chapter.key, hint)


@rule("ST17", "总体情况超长", Severity.WARNING, editions=("2021",), characters=1000)
def overview_length(subject: Subject) -> Outcome:
    """
    查什么：第一章的字数（不计空白）是否超过一千字。
    为什么：格式要求聚焦主题、简明客观，篇幅原则上不超过一千字。
    错例：总体情况写了 1800 字的工作总结。
    改法：删去与信息公开无关的工作动态和套话，保留做了什么、多少件、结果如何。
    依据：各地落实国办公开办函〔2021〕30号的编制要求。
    """
    report = subject.report
    if report is None or not lines_of(subject, _CHAPTER):
        return
    limit = int(subject.threshold("ST17", "characters"))
    chapter = chapter_of(report, _CHAPTER)
    texts = [line.text for line in lines_of(subject, _CHAPTER)]
    length = sum(len(bare(text)) for text in texts)
    if length > limit:
        message = (
            f"“{chapter.heading}”有 {length} 字，超过 {limit} 字，"
            f"{length}-{limit} = {length - limit}，多 {length - limit} 字"
        )
        hint = "删去与信息公开无关的内容和套话"
        span = report.spans.get(chapter.key)
        yield Finding("ST17", message, span, chapter.key, hint, str(limit), str(length))
