#!/usr/bin/env bash
# Installs what the tests start: Dovecot, PostgreSQL, Chromium, and the npm packages of tests/npm.
# As root on Debian it installs what is missing and starts nothing; elsewhere it says what will be skipped.
set -euo pipefail
cd "$(dirname "$0")"

missing=()
need() { # PACKAGE TEST…: PACKAGE is wanted unless one of the commands or files is there
  local package=$1 thing
  shift
  for thing in "$@"; do
    if command -v "$thing" >/dev/null || compgen -G "$thing" >/dev/null; then return; fi
  done
  missing+=("$package")
}
need dovecot-imapd /usr/lib/dovecot/imap
need dovecot-lmtpd /usr/lib/dovecot/lmtp
need postgresql postgres "/usr/lib/postgresql/*/bin/postgres"
need chromium /usr/bin/chromium
need fonts-noto-cjk "/usr/share/fonts/opentype/noto/NotoSansCJK*"
need fonts-noto-color-emoji "/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf"
need openssl openssl
need iproute2 ip
need util-linux unshare
command -v npm >/dev/null || missing+=(nodejs npm)

if [ ${#missing[@]} -gt 0 ]; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    # A private instance is all that the tests use: keep the package from making a cluster of its own.
    drop_in=/etc/postgresql-common/createcluster.d/firstreply-tests.conf
    if [[ " ${missing[*]} " == *" postgresql "* ]]; then
      mkdir -p "$(dirname "$drop_in")"
      echo "create_main_cluster = false" > "$drop_in"
      trap 'rm -f "$drop_in"' EXIT
    fi
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
  else
    echo "Not installed: ${missing[*]}. The tests that need them are skipped:"
    echo "  dovecot: mailbox contract and e2e · postgresql: store contract · chromium: demo page · npm: local-slack"
  fi
fi

if command -v npm >/dev/null && [ npm/package-lock.json -nt npm/node_modules/.package-lock.json ]; then
  (cd npm && npm ci --ignore-scripts --no-audit --no-fund --silent) || echo "npm packages are not installed: local-slack is skipped"
  [ -e npm/node_modules/.package-lock.json ] && touch npm/node_modules/.package-lock.json
fi
exit 0
