#!/usr/bin/env bash
# The tests of database extracts start real servers of their own. Install them where we may, without starting any; else say how:
# without them those tests are skipped and say so.
set -euo pipefail
packages="postgresql mariadb-server-core"

there() { compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null && [ -x /usr/sbin/mariadbd ]; }
install() {
  mkdir -p /etc/postgresql-common
  [ -e /etc/postgresql-common/createcluster.conf ] || echo "create_main_cluster = false" >/etc/postgresql-common/createcluster.conf
  apt-get update -q >/dev/null
  DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $packages >/dev/null
}

if there; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then install 2>/dev/null || true; fi
there || echo "The tests against PostgreSQL and MariaDB are skipped; to run them once:  sudo apt-get install -y $packages" >&2
