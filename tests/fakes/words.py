"""Entries of the text catalogue that the fakes' errors name, where the catalogue has none of its own."""

from __future__ import annotations

from typing import Any


def _error(zh: tuple[str, str, str], en: tuple[str, str, str]) -> dict[str, dict[str, str]]:
    parts = ("what", "means", "next")
    return {"zh": dict(zip(parts, zh, strict=True)), "en": dict(zip(parts, en, strict=True))}


ENTRIES: dict[str, dict[str, Any]] = {
    "gate.wait": _error(
        ("密码多次输错，暂时不能登录。", "账套没有打开。", "请稍候再试。"),
        ("Too many wrong passwords.", "The workspace was not opened.", "Wait, then try again."),
    ),
    "gate.totp_needed": _error(
        ("此账户启用了动态口令。", "还没有登录。", "请输入六位数字。"),
        ("This account has an authenticator.", "Not signed in yet.", "Type its six digits."),
    ),
    "gate.totp_wrong": _error(
        ("动态口令不正确。", "还没有登录。", "请输入当前显示的六位数字。"),
        ("The six digits are wrong.", "Not signed in yet.", "Type those shown now."),
    ),
    "gate.must_change": _error(
        ("需要先修改密码。", "还没有登录。", "请设置新密码。"),
        ("The password has to be changed first.", "Not signed in yet.", "Choose a new one."),
    ),
    "gate.wrong_recovery": _error(
        ("恢复码不正确。", "账套没有打开。", "请逐位核对。"),
        ("The recovery code is wrong.", "The workspace was not opened.", "Compare it sign by sign."),
    ),
    "approval.needed": _error(
        ("这项操作需要第二人确认。", "没有执行。", "请由另一位同事输入密码。"),
        ("This takes a second person.", "It was not done.", "Have a colleague type their password."),
    ),
    "undo.second_needed": _error(
        ("这批数据之后已有打印的报告。", "没有撤销。", "请由第二人确认。"),
        ("A report was printed after this batch.", "It was not undone.", "Have a second person confirm."),
    ),
    "account.own_duty": _error(
        ("不能修改自己的岗位。", "没有修改。", "请由另一位管理员办理。"),
        ("Nobody changes a duty of their own.", "Nothing was changed.", "Have another administrator do it."),
    ),
    "account.exists": _error(
        ("用户 {user} 已存在。", "没有新增。", "请换一个用户名。"),
        ("There is a user {user} already.", "None was added.", "Choose another name."),
    ),
    "privacy.purpose_needed": _error(
        ("缺少用途。", "没有执行。", "请写明用途后重试。"),
        ("The purpose is missing.", "It was not done.", "Say what it is for, then try again."),
    ),
    "restore.wrong_file": _error(
        ("该文件不是完好的备份。", "没有恢复，数据没有变化。", "请选择另一份备份。"),
        ("This is no whole backup.", "Nothing was restored; nothing changed.", "Choose another one."),
    ),
    "backup.stage.copy": {"zh": "复制数据", "en": "Copying the data"},
    "backup.stage.verify": {"zh": "核验", "en": "Verifying"},
}
