"""What receipts that are no money are marked with; a status is written in many ways, and holds one of these words."""

from __future__ import annotations

FAILED = ("失败", "超时", "未成功", "不成功")
REVERSED = ("冲正", "抹账", "撤销", "作废")
