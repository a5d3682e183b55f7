"""Taking personal data out of text that leaves the workspace: log lines, crash reports, details somebody copies.

`redacted` knows what personal data look like and leaves everything else. `redacted_fault` is for what a machine wrote, which is
English: any Chinese and any quoted value in it can only be data.
"""

from __future__ import annotations

import re

NUMBER, NAME, TEXT = "[number]", "[name]", "[text]"

_LABELS = (
    "用户名称", "客户名称", "客户姓名", "用电户名称", "(?<!用)户名", "姓名", "联系人", "用电地址", "客户地址", "住址", "地址",
    "联系电话", "手机号码", "手机号", "手机", "电话", "证件号码", "证件号", "身份证号",
    "cons_name", "elec_addr", "cert_no", "mobile", "tel",
)  # fmt: skip
_LABELLED = re.compile(
    rf"(?P<label>(?:{'|'.join(_LABELS)})[\s\"'“”‘’:：=＝]*)(?P<value>[^\s,，;；、。'\"“”‘’()（）\[\]{{}}|<>:：=＝]+)",
    re.IGNORECASE,
)
_KEPT = (
    r"(?<!\d)\d{4}-\d{2}-\d{2}(?:[ T]\d{2}:\d{2}(?::\d{2})?)?(?!\d)",  # a day, a moment
    r"(?<![\d,])\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?(?![\d,])",  # an amount or count as this program writes it
    r"[¥￥] ?(?:\d{1,7}(?:\.\d{1,2})?|\d{8,12}\.\d{2})(?![.\d])",  # eight digits and more only with the fen behind them
    r"(?<!\d)\d{1,12}\.\d{2} ?(?=元|yuan)",
)
_NUMBERS = (
    r"(?:\+?86[ -]?)?(?<!\d)1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)",  # mobile phone, however it is spaced
    r"(?<!\d)0\d{2,3}[ -]\d{7,8}(?!\d)",  # fixed line
    r"(?<!\d)\d{6}[ -]?\d{8}[ -]?\d{3}[\dXx]",  # identity card
    r"(?<!\d)\d{4}(?:[ -]\d{4}){2,}",  # a long number in fours
    r"\d{8,}[Xx]?",  # customer numbers, identity cards, bank cards
)
_KEPT_OR_NUMBER = re.compile(f"(?P<kept>{'|'.join(_KEPT)})|{'|'.join(_NUMBERS)}")
_ESCAPED = re.compile(r"(?:\\x[0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\U[0-9a-fA-F]{8}){2,}")

_HAN = r"\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_CHINESE = re.compile(rf"[{_HAN}][\w·•（）()#.\-]*")
_QUOTED = re.compile(r"'[^'\n]*'|\"[^\"\n]*\"")
_NAMES_CODE = re.compile(r"(?:attribute|argument:?|module|module named|type|function|File|table|column) $", re.IGNORECASE)
_OURS = re.compile(rf"\[(?:{'|'.join(mark[1:-1] for mark in (NUMBER, NAME, TEXT))})\]")


def redacted(text: str) -> str:
    """`text` without phone, identity and customer numbers (of 8 digits and more) and without what follows 户名, 姓名, 地址 …

    Days, moments and amounts with thousands separators stay. Doing it twice changes nothing more.
    """
    text = _ESCAPED.sub(TEXT, text)
    text = _LABELLED.sub(_without_value, text)
    return _KEPT_OR_NUMBER.sub(lambda found: found["kept"] or NUMBER, text)


def redacted_fault(text: str) -> str:
    """Machine-made text without any value: as `redacted`, and no Chinese and no quoted value but names of code."""
    text = _QUOTED.sub(_without_quoted, redacted(text))
    return redacted(_CHINESE.sub(TEXT, text))


def _without_value(found: re.Match[str]) -> str:
    return found[0] if _OURS.fullmatch(f"[{found['value']}]") else found["label"] + NAME


def _without_quoted(found: re.Match[str]) -> str:
    """A quoted word stays where the words around it say that it names a piece of code."""
    before, after = found.string[max(0, found.start() - 14) : found.start()], found.string[found.end() : found.end() + 7]
    if _OURS.fullmatch(found[0][1:-1]) or _NAMES_CODE.search(before) or after == " object":
        return found[0]
    return found[0][0] + TEXT + found[0][0]
