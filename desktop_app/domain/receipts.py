"""What receipts that are no money are marked with; a status is written in many ways, and holds one of these words."""

from __future__ import annotations

from collections.abc import Callable

UncountedSelect = Callable[[str], str]
"""Of a table of receipts the SELECT of those no figure counts: batch_id, file_no, row_no. The rule is the indicators'."""

STATUS = "pay_status"
FAILED = ("失败", "超时", "未成功", "不成功", "未到账", "未到帐", "处理中", "待处理", "待确认", "待支付", "未支付")
RECEIVED = (
    "成功",
    "正常",
    "到账",
    "到帐",
    "有效",
    "完成",
    "已销",
    "已收",
    "已缴",
    "已交",
    "已付",
    "已支付",
    "收费",
    "缴费",
    "收款",
)
"""A status that holds none of any of these words counts as money and is told, as nobody here knows what it says."""
DENIED = ("未", "不", "待", "无")
REVERSED = ("冲正", "抹账", "撤销", "作废", "已退款", "全额退款")
