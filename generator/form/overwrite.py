"""A figure put into the tree of a form, whatever way its row is written."""

from generator.form.cells import REST
from generator.form.raw import RawMapping, RawNode, RawScalar, RawSequence, is_blank
from generator.spec.model import CellSpec, Edition


def with_cell(root: RawMapping, edition: Edition, path: str, text: str) -> RawMapping:
    """The form with another text in the cell at `path`; all other cells mean what they meant."""
    return _with(root, path.split("."), text, edition.cells[path])


def _with(block: RawMapping, steps: list[str], text: str, spec: CellSpec) -> RawMapping:
    name, *below = steps
    old = block.get(name)
    new: RawNode = RawScalar(text, block.span, "quoted" if text else "plain")
    if below:
        new = _with(_opened(old, below, block, spec), below, text, spec)
    if old is None:
        return RawMapping((*block.entries, (RawScalar(name, block.span), new)), block.span)
    replaced = ((k, new if k.text == name else v) for k, v in block.entries)
    return RawMapping(tuple(replaced), block.span)


def _opened(
    node: RawNode | None, below: list[str], parent: RawMapping, spec: CellSpec
) -> RawMapping:
    """The mapping to put a key into: a list by its columns, a bare figure as what it stands for."""
    if isinstance(node, RawMapping):
        return node
    if isinstance(node, RawSequence):
        axis = spec.row.axis
        columns = axis.columns if len(node.items) == len(axis.columns) else axis.base
        keys = (RawScalar(column.key, node.span) for column in columns)
        return RawMapping(tuple(zip(keys, node.items, strict=False)), node.span)
    if node is None or is_blank(node):
        return RawMapping((), parent.span)
    one_column = len(below) == 1 and len(spec.row.axis.base) == 1
    key = spec.row.axis.base[0].key if one_column else REST
    return RawMapping(((RawScalar(key, node.span), node),), node.span)
