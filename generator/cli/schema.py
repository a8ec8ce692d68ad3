"""`nianbao schema`: the JSON Schema of the form, for editors."""

from typing import Annotated

import typer


def schema(
    edition: Annotated[
        str, typer.Option("--edition", metavar="格式", help="2019 或 2021；不写则为最新的。")
    ] = "",
) -> None:
    """输出表单的 JSON Schema，供编辑器提示和校验。"""
    import json

    from generator.cli import console
    from generator.errors import InputError
    from generator.form.json_schema import json_schema
    from generator.spec.load import edition_ids, load_edition

    known = edition_ids()
    chosen = edition or known[-1]
    if chosen not in known:
        raise InputError(f"没有“{edition}”这个格式版本，可以写的有：{'、'.join(known)}")
    console.emit(json.dumps(json_schema(load_edition(chosen)), ensure_ascii=False, indent=2))
