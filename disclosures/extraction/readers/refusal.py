"""Why a file is refused: one sentence in Chinese for each kind, saying what to do."""

from __future__ import annotations


class UnreadableFile(Exception):
    """The file cannot be read. The message is one sentence in Chinese for the person who uploaded it."""


MISSING = "找不到文件，请重新上传。"
EMPTY = "这是一个空文件，请检查后重新上传。"
TOO_LARGE = "文件超过 60 MB，请删去图片等无关内容或拆分后再上传。"
BOMB = "文件解压后的内容异常庞大，为安全起见不予读取，请用 Word、WPS 或 Excel 打开后另存为新文件再上传。"
BROKEN = "文件不完整或已损坏，请用 Word 或 WPS 打开检查、另存后重新上传。"
DAMAGED = "文件已损坏或格式特殊，无法读取，请用 Word、WPS 或 Excel 打开后另存为新文件再上传。"
FORBIDDEN_XML = "文件中含有不安全的内容（外部实体声明），不予读取，请用 Word、WPS 或 Excel 打开后另存为新文件再上传。"
ENCRYPTED = "文件设有打开密码，请取消密码保护后重新上传。"
ENCRYPTED_ARCHIVE = "压缩包设有密码，请解密后重新上传。"
TOO_MUCH = "文件过大或结构异常，解析超时或超出内存限制，请精简或拆分后重新上传。"

REFUSALS: dict[str, str] = {
    "empty": EMPTY,
    "image": "这是一张图片，不是预算公开文件，请上传 Word 或 PDF 文件。",
    "text": "这是一份纯文本文件，没有表格，请上传 Word 或 PDF 文件。",
    "zip": "这是一个压缩包，请在上传页面直接上传，系统会自动解开，或解压后逐个上传。",
    "archive": "这是一个 RAR、7z 等格式的压缩包，请解压后上传其中的 Word 或 PDF 文件。",
    "broken zip": BROKEN,
    "encrypted": ENCRYPTED,
    "pptx": "这是一份演示文稿（PPT），请上传 Word 或 PDF 文件。",
    "docm": "这是一份带宏的 Word 文档，请另存为 .docx 后上传。",
    "word xml": "这是一份 XML 格式的 Word 文档，请用 Word 打开并另存为 .docx 后上传。",
    "excel xml": "这是一份 XML 格式的 Excel 表格，请用 Excel 打开并另存为 .xlsx 后上传。",
    "mht": "这是一份单文件网页（.mht），请用浏览器打开后打印为 PDF 再上传。",
    "ofd": "暂不能读取 OFD 版式文件，请转换为 PDF 或 Word 文件后上传。",
    "rtf": "这是一份 RTF 文档，请用 Word 或 WPS 打开并另存为 .docx 后上传。",
    "odt": "这是一份 OpenDocument 文档，请另存为 .docx 后上传。",
    "doc": "暂不能读取 .doc 文件，请用 Word 或 WPS 打开并另存为 .docx 后上传。",
    "wps": "暂不能读取 .wps 文件，请用 WPS 打开并另存为 .docx 后上传。",
    "xlsb": "这是一份二进制 Excel 表格（.xlsb），请用 Excel 打开并另存为 .xlsx 后上传。",
    "ods": "这是一份 OpenDocument 表格，请另存为 .xlsx 后上传。",
    "et": "暂不能读取这种表格文件，请用 WPS 打开并另存为 .xlsx 后上传。",
    "unknown": "无法识别这个文件的格式，请上传 Word 或 PDF 文件。",
}
"""By kind; used where no reader has registered for the kind."""


def refusal(kind: str) -> UnreadableFile:
    """The refusal of a kind that nobody reads."""
    return UnreadableFile(REFUSALS.get(kind, REFUSALS["unknown"]))
