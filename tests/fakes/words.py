"""Entries of the text catalogue that the fakes' errors name, where the catalogue has none of its own."""

from __future__ import annotations

from typing import Any


def _error(zh: tuple[str, str, str], en: tuple[str, str, str]) -> dict[str, dict[str, str]]:
    parts = ("what", "means", "next")
    return {"zh": dict(zip(parts, zh, strict=True)), "en": dict(zip(parts, en, strict=True))}


ENTRIES: dict[str, dict[str, Any]] = {
    "gate.wrong_recovery": _error(
        ("恢复码不正确。", "账套没有打开。", "请逐位核对。"),
        ("The recovery code is wrong.", "The workspace was not opened.", "Compare it sign by sign."),
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
    "fake.trail_whole": {"zh": "审计链完整，共 {rows} 条。", "en": "The trail is whole, {rows} rows."},
    "fake.trail_broken": {"zh": "审计链被改动。", "en": "The trail was altered."},
    "fake.trail_place": {"zh": "第 {sequence} 条", "en": "row {sequence}"},
    "backup.stage.copy": {"zh": "复制数据", "en": "Copying the data"},
    "backup.stage.verify": {"zh": "核验", "en": "Verifying"},
}
