r"""How rows that are no data give themselves away, as RE2 patterns over a row: its cells in lower case, SEPARATOR between.

A word counts where it is the whole cell (合 计, 小计：, 合计（元）), where it opens a sentence (合计：2户, 总计12户), or ends the
name of a unit (城关供电所小计). 合计服装店 and 汇总供电所 are names.
"""

from __future__ import annotations

SEPARATOR = "\x1f"

_BETWEEN = r"[\x1f\t]"
_GAP = r"[\s\x{3000}]*"
_EDGE = r"[ \r\n\x{3000}\x{a0}\x{200b}\x{feff}'=\"]*"
_OPENING = rf"^(?:{_EDGE}{_BETWEEN})*{_EDGE}"
_CELL = rf"(?:^|{_BETWEEN}){_EDGE}"
_END = rf"{_EDGE}(?:{_BETWEEN}|$)"


def _spaced(*words: str) -> str:
    return "|".join(_GAP.join(word) for word in words)


_WORD = rf"(?:{_spaced('合计', '总计', '小计', '汇总', '累计', '共计')}|(?:grand|sub)?[ -]?total)"
_BEFORE = r"(?:本页|本月|本年|本次|本表|本期|当月|全部|全所|全月|全年|页|总)?"
_IN_BRACKETS = r"(?:[(（\[][^)）\]\x1f]{0,12}[)）\]])?"
_SAID = rf"[(（\[【]?{_BEFORE}{_WORD}(?:数|额|金额|户数|行)?[)）\]】]?{_IN_BRACKETS}"
_UNIT = rf"[^\x1f\t]{{0,20}}[所站局司班组段区村镇乡县市线月年日户类\d)）]{_GAP}{_WORD}"
_COUNTED = r"\d[\d,]*[ ]?(?:条|户|笔|行|项)"
_HOW_MANY = rf"共{_GAP}{_COUNTED}|总?(?:户数|笔数|条数|行数|记录数){_GAP}[:：]{_GAP}\d"
_OF_WHAT = r"(?:户数|行数|笔数|条数|金额|应收|实收|欠费|电费|电量)"

LIKE_AN_ID = tuple(form for word in ("total", "subtotal") for form in (word, word.capitalize(), word.upper()))
"""Words that consist of what customer numbers consist of."""
TOTAL_CELL = rf"{_OPENING}{_SAID}{_GAP}[:：]?{_END}"
"""The first cell that holds anything says so and nothing else."""
TOTAL = "|".join(
    (
        rf"{_CELL}{_SAID}{_GAP}[:：]?{_END}",
        rf"{_CELL}{_SAID}{_GAP}(?:[:：]|[¥￥共]*{_GAP}\d[\d,.]*{_GAP}(?:户|条|笔|行|元))",
        rf"{_OPENING}(?:{_SAID}{_GAP}(?:[-\d¥￥(（共]|{_OF_WHAT})|{_HOW_MANY})",
        rf"{_OPENING}{_UNIT}{_GAP}[:：]?{_END}",
    )
)
"""Any cell does; a sentence has to open the row."""
TOTAL_WORD = _WORD
"""A sentence like 共5条记录 is without it, and need not state an amount."""
OF_A_PAGE = r"本页|页[合小总]"
RUNNING = rf"累{_GAP}计"
OF_A_GROUP = rf"小{_GAP}计|sub[ -]?total"
OF_ALL = rf"{_CELL}{_SAID}"
OF_A_UNIT = _UNIT
SAID_CELL = rf"[^\x1f\t]*(?:{_WORD}|共{_GAP}\d|户数|[笔条行]数|记录数)[^\x1f\t]*"
"""The cell with the word, as it is written."""

_SIGNED = "制表|制单|填表|填报|编制|审核|复核|审批|核算|打印|导出|统计|经办|主管|负责|签字|签名|签章|盖章|(?:部门|单位)负责"
_WHO = "(?:人员|人|员|者|日期|时间|单位|部门)?"
_LABEL = rf"(?:{_SIGNED}){_WHO}{_GAP}[:：]"
HINT = "[计汇:：]|(?i:total)"
"""In every cell that TOTAL_CELL and LABEL_CELL look for."""
LABEL_CELL = rf"{_OPENING}{_LABEL}{_END}"
"""制表： alone in the first cell that holds anything; the name stands in the next."""
FOOTER = "|".join(
    (
        rf"{_CELL}{_LABEL}{_END}",
        rf"{_OPENING}(?:制表|制单|填表|签字|签名|签章|盖章|统计时间|备注[:：]|注[:：]|说明[:：]|第\d+页)",
        rf"{_OPENING}(?:审核|复核|打印|导出|经办|负责人){_WHO}(?:{_GAP}[:：]|[\s\x{{3000}}\d(（]|{_END})",
        rf"{_OPENING}(?:填报|编制|审批|核算|统计|主管|(?:部门|单位)负责)[^:：\x1f]{{0,6}}[:：]",
        rf"{_OPENING}[^:：\x1f]{{1,12}}[(（]?(?:签字|签名|签章|盖章)[)）]?[:：]",
    )
)
