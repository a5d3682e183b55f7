"""What receipts that are no money are marked with; a status is written in many ways, and holds one of these words."""

from __future__ import annotations

from collections.abc import Callable

UncountedSelect = Callable[[str], str]
"""Of a table of receipts the SELECT of those no figure counts: batch_id, file_no, row_no. The rule is the indicators'."""

FAILED = ("失败", "超时", "未成功", "不成功", "未到账", "未到帐", "处理中", "待处理", "待确认", "待支付", "未支付")
REVERSED = ("冲正", "抹账", "撤销", "作废", "已退款", "全额退款")
