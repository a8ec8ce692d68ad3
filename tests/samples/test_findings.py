"""What the checks say of the samples is a reviewed list: each is true of the published original too."""

import pytest

from generator.cli.files import image_reader, read_form
from generator.pipeline import examine
from tests.form.forms import SAMPLES

# Each line was held against the original report: a defect of the original that its figures carry on.
REVIEWED = {
    "000_zhonggongmiao_2020": {"T206"},  # 规范性文件 made 8, published 0, in all 0
    "001_jinbei_2020": {"T213"},  # 采购总金额 without a unit
    "002_fengshan_2020": {"T210"},  # 15 decisions on 0 items
    "003_yinzhou_2019": set(),
    "004_liyang_2020": {"ST16"},  # a government's report without 工作考核 and 社会评议
    "full_2025": set(),
    "minimal_2026": set(),
}


@pytest.mark.parametrize(("name", "codes"), REVIEWED.items())
def test_a_sample_has_the_reviewed_findings_and_no_others(name: str, codes: set[str]) -> None:
    path = SAMPLES / f"{name}.yaml"
    result = examine(read_form(path), image_reader(path)).result
    assert {diagnostic.code for diagnostic in result.diagnostics} == codes
    assert not result.has_errors
