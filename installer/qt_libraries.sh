#!/usr/bin/env bash
# Qt's wheel links a few libraries every desktop has and a bare server has not. Install them where we may, else say how.
set -euo pipefail
python=.venv/bin/python
packages="libegl1 libgl1 libopengl0 libxkbcommon0 libdbus-1-3 libfontconfig1 libfreetype6 libglib2.0-0"

starts() { QT_QPA_PLATFORM=offscreen "$python" -c 'from PySide6.QtWidgets import QApplication; QApplication([])' 2>/tmp/powerdesk-qt.$$; }

if starts; then rm -f /tmp/powerdesk-qt.$$; exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  apt-get update -q >/dev/null
  DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $packages >/dev/null
  if starts; then rm -f /tmp/powerdesk-qt.$$; exit 0; fi
fi
cat /tmp/powerdesk-qt.$$ >&2
rm -f /tmp/powerdesk-qt.$$
echo "Qt needs system libraries that are missing. Run once:  sudo apt-get install -y $packages   and then the same make command again." >&2
exit 1
