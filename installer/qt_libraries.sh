#!/usr/bin/env bash
# Qt's wheel links libraries every desktop has and a bare server has not. Install them where we may, else say how.
# Without the first list nothing of Qt starts, not even headless; without the second there is only no window.
set -euo pipefail
python=.venv/bin/python
core="libegl1 libgl1 libopengl0 libxkbcommon0 libdbus-1-3 libfontconfig1 libfreetype6 libglib2.0-0"
window="libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xinerama0 libxkbcommon-x11-0 libx11-xcb1"
errors=$(mktemp)
trap 'rm -f "$errors"' EXIT

starts() { QT_QPA_PLATFORM=offscreen "$python" -c 'from PySide6.QtWidgets import QApplication; QApplication([])' 2>"$errors"; }
shows() { ! ldd "$("$python" -c 'import PySide6; print(PySide6.__path__[0])')/Qt/plugins/platforms/libqxcb.so" 2>/dev/null | grep -q "not found"; }

if starts && shows; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  apt-get update -q >/dev/null
  DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $core $window >/dev/null
fi
if ! starts; then
  cat "$errors" >&2
  echo "Qt needs system libraries that are missing. Run once:  sudo apt-get install -y $core $window   and then the same make command again." >&2
  exit 1
fi
shows || echo "Without a display all works; for the window run once:  sudo apt-get install -y $window" >&2
