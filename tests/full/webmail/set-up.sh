#!/usr/bin/env bash
# Installs a real webmail (Roundcube on SQLite, Dovecot) from Debian's packages, starting no service.
# Writes the names of the packages that were not there before into the file $1: clear-away.sh removes those.
set -euo pipefail
list=$1
before=$(mktemp)
policy=/usr/sbin/policy-rc.d
ours=no
tidy() {
  rm -f "$before"
  if [ "$ours" = yes ]; then rm -f "$policy"; fi
}
trap tidy EXIT
dpkg-query -W -f '${Package}\n' | sort > "$before"
if [ ! -e "$policy" ]; then
  ours=yes
  printf '#!/bin/sh\nexit 101\n' > "$policy"
  chmod +x "$policy"
fi
export DEBIAN_FRONTEND=noninteractive
# Whatever happens, what was installed by then is written down.
status=0
apt-get install -qq -y --no-install-recommends dovecot-imapd php-cli php-cgi php-sqlite3 php-mbstring php-intl \
  php-xml roundcube-core roundcube-sqlite3 || status=$?
dpkg-query -W -f '${Package}\n' | sort | comm -13 "$before" - > "$list"
exit "$status"
