"""Waiting for the task runner inside a running application: used where pictures are taken."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from desktop_app.ui.tasks.runner import TaskRunner


def wait_until_idle(runner: TaskRunner, limit_ms: int = 120_000) -> None:
    """Let the window work until no task is left and what the answers caused has been done.

    Raises:
        TimeoutError: tasks were still running after `limit_ms`.
    """
    loop = QEventLoop()
    limit = QTimer()
    limit.setSingleShot(True)
    limit.timeout.connect(loop.quit)
    limit.start(limit_ms)
    runner.busy_changed.connect(loop.quit)
    while runner.tasks():
        loop.exec()
        if not limit.isActive():
            raise TimeoutError(f"still running: {[task.question.key for task in runner.tasks()]}")
    runner.busy_changed.disconnect(loop.quit)
    QCoreApplication.sendPostedEvents()
    QTimer.singleShot(0, loop.quit)
    loop.exec()
