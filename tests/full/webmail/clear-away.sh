#!/usr/bin/env bash
# Removes the packages named in the file $1, which set-up.sh wrote: those that were not there before.
set -euo pipefail
list=$1
export DEBIAN_FRONTEND=noninteractive
if [ -s "$list" ]; then xargs apt-get purge -qq -y < "$list"; fi
rm -f "$list"
