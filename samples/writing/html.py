"""Printed documents as the web page of a government site: navigation around the article, tables with spans."""

from __future__ import annotations

from html import escape
from pathlib import Path

from samples.printed import Contents, Heading, Printed
from samples.sheet import Sheet, spans

ALIGN = {"l": "left", "c": "center", "r": "right"}
PAGE = """<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<title>{title}</title>
<style>table {{ border-collapse: collapse; width: 100%; }} td {{ border: 1px solid #333; }}</style>
</head>
<body>
<div class="nav"><a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; <a href="/zwgk/yjs/">预算公开</a></div>
<div class="article">
<h1>{title}</h1>
<div class="info">来源：{source}&nbsp;&nbsp;字号：<a>大</a> <a>中</a> <a>小</a></div>
<div class="content">
{content}
</div>
</div>
<div class="foot">主办单位：{source}&nbsp;&nbsp;<a href="/map/">网站地图</a></div>
</body>
</html>
"""


def write(printed: Printed, path: Path) -> None:
    """Writes the document; the same document gives the same bytes."""
    content = "\n".join(_block(block) for block in printed.blocks if not isinstance(block, Contents))
    title = f"{printed.unit[1]}{printed.year}年部门预算信息公开"
    page = PAGE.format(title=escape(title), source=escape(printed.unit[1]), content=content)
    path.write_text(page, encoding="utf-8")


def _block(block: object) -> str:
    if isinstance(block, Sheet):
        return _sheet(block)
    text = escape(str(getattr(block, "text", "")))
    if isinstance(block, Heading):
        return (
            f'<p style="text-align:center"><strong>{text}</strong></p>' if not block.level else f"<p><b>{text}</b></p>"
        )
    return f"<p>{text}</p>"


def _sheet(sheet: Sheet) -> str:
    above = [sheet.strip, sheet.title if sheet.titled else "", f"{sheet.left_line} {sheet.unit_line}".strip()]
    lines = [f'<p style="text-align:center">{escape(text)}</p>' for text in above if text]
    return "\n".join(
        [*lines, "<table>", *_rows(sheet), "</table>", *[f"<p>{escape(note)}</p>" for note in sheet.notes]]
    )


def _rows(sheet: Sheet) -> list[str]:
    rows = (*sheet.head, *sheet.body)
    covered = spans(rows)
    lines: list[str] = []
    for r, row in enumerate(rows):
        cells = []
        for c, text in enumerate(row):
            if (r, c) in covered:
                down, across = covered[r, c]
                span = (f' rowspan="{down}"' if down > 1 else "") + (f' colspan="{across}"' if across > 1 else "")
                align = "center" if r < len(sheet.head) else ALIGN[sheet.align[c]]
                shown = escape(text).replace("\n", "<br>").replace("  ", "&nbsp; ") or "&nbsp;"
                cells.append(f'<td{span} align="{align}"><span>{shown}</span></td>')
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return lines
