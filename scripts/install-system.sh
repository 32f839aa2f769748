#!/usr/bin/env bash
# What the tests and checks want from the system: a Redis server and a Chromium. Installs what is missing where it is
# root on Debian; elsewhere says in one line what to install. Names on the command line limit it (redis-server, chromium).
set -euo pipefail

wanted=("$@")
if [ ${#wanted[@]} -eq 0 ]; then wanted=(redis-server chromium); fi

stands() {
  case "$1" in
    redis-server) [ -n "${REDIS_URL:-}" ] || command -v redis-server >/dev/null || command -v valkey-server >/dev/null ;;
    chromium) command -v chromium >/dev/null ;;
    *) command -v "$1" >/dev/null ;;
  esac
}

missing=()
for name in "${wanted[@]}"; do
  stands "$name" || missing+=("$name")
done
if [ ${#missing[@]} -eq 0 ]; then exit 0; fi

if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
  echo "Install ${missing[*]} (on Debian: apt-get install ${missing[*]})." >&2
  exit 1
fi

echo "Installing ${missing[*]} …" >&2
export DEBIAN_FRONTEND=noninteractive
# The tests start their own servers: nothing installed here is to run by itself.
export RUNLEVEL=1
apt-get update -qq </dev/null >&2
apt-get install -y -qq --no-install-recommends "${missing[@]}" </dev/null >&2
