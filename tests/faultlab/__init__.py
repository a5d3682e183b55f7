"""Where things are broken on purpose: processes killed, disks that fail, bytes that flip."""
