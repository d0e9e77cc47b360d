#!/usr/bin/env bash
# Installs what the tests start: Dovecot, PostgreSQL, Chromium, and the npm packages of tests/npm.
# As root on Debian it installs what is missing and starts nothing; elsewhere it says what will be skipped.
set -euo pipefail
cd "$(dirname "$0")"

missing=()
skipped=()
need() { # PACKAGE TESTS THING…: PACKAGE is wanted unless one of the commands or files is there
  local package=$1 tests=$2 thing
  shift 2
  for thing in "$@"; do
    if command -v "$thing" >/dev/null || compgen -G "$thing" >/dev/null; then return; fi
  done
  missing+=("$package")
  skipped+=("  $package: $tests")
}
need dovecot-imapd "the Dovecot member of the mailbox contract, and the runs of the whole program" /usr/lib/dovecot/imap
need dovecot-lmtpd "the same" /usr/lib/dovecot/lmtp
need postgresql "the PostgreSQL member of the store contract" postgres "/usr/lib/postgresql/*/bin/postgres"
need chromium "the demo page" chromium
need fonts-noto-cjk "nothing, but Chinese looks wrong on screenshots" "/usr/share/fonts/opentype/noto/NotoSansCJK*"
need fonts-noto-color-emoji "nothing, but emoji look wrong on screenshots" /usr/share/fonts/truetype/noto/NotoColorEmoji.ttf
need fonts-dejavu-core "nothing, but text looks wrong on screenshots" /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf
need openssl "everything over TLS" openssl
need iproute2 "what shuts the network out" ip
need util-linux "what shuts the network out" unshare
need npm "the local-slack member of the Slack contract, emulate, and what judges cards by Slack's own types" npm
command -v node >/dev/null || [[ " ${missing[*]} " != *" npm "* ]] || missing+=(nodejs)
python3 -c "import ensurepip, venv" 2>/dev/null || need python3-venv "everything: there is no environment" /nowhere

own_files=()
install_missing() {
  trap 'rm -f "${own_files[@]}"' EXIT
  # The tests use instances of their own: no package shall make a cluster or start a daemon.
  local no_cluster=/etc/postgresql-common/createcluster.d/firstreply-tests.conf no_start=/usr/sbin/policy-rc.d
  if [[ " ${missing[*]} " == *" postgresql "* ]]; then
    own_files+=("$no_cluster")
    mkdir -p "$(dirname "$no_cluster")"
    echo "create_main_cluster = false" > "$no_cluster"
  fi
  if [ ! -e "$no_start" ]; then
    own_files+=("$no_start")
    printf '#!/bin/sh\nexit 101\n' > "$no_start"
    chmod +x "$no_start"
  fi
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

if [ ${#missing[@]} -gt 0 ]; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    install_missing
  else
    echo "Not installed, so these tests are skipped:"
    printf '%s\n' "${skipped[@]}"
  fi
fi

installed=npm/node_modules/.package-lock.json
if command -v npm >/dev/null && [ npm/package-lock.json -nt "$installed" ]; then
  if (cd npm && npm ci --ignore-scripts --no-audit --no-fund --silent); then
    [ ! -e "$installed" ] || touch "$installed"
  else
    echo "npm packages are not installed: the contracts of local-slack and emulate, and the oracles, are skipped"
  fi
fi

schemas=npm/node_modules/.cache/firstreply/slack.json # tests/oracles/schemas.py reads it, or makes it
if [ -e npm/node_modules/ts-json-schema-generator ] && [ ! -e "$schemas" ]; then
  node npm/make-schemas.mjs "$schemas"
fi
