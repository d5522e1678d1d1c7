#!/bin/sh
# Time until a run that was killed with a million events behind its newest snapshot takes its next new input.
# bench/ready.sh [KILLS] (default 20): each kills a run of seed 7 with -9 at a million events and more, resumes it, and
# reads the line "ready"; prints every one, then the middle and the worst. Needs 500 MB of disk.
set -eu
ROOT=$(cd "$(dirname "$0")/.." && pwd -P)
KILLS=${1:-20}
HOMES=$(mktemp -d "${TMPDIR:-/tmp}/ready.XXXXXX")
RUN=
trap 'if [ -n "$RUN" ]; then kill -9 "$RUN" 2>/dev/null || true; fi; rm -rf "$HOMES"' EXIT INT TERM
"$ROOT/millrace" version >/dev/null
kill=0
while [ "$kill" -lt "$KILLS" ]; do
  kill=$((kill + 1))
  home=$HOMES/home
  rm -rf "$home"
  "$ROOT/millrace" run --home "$home" --synthetic 9000000:7 >/dev/null 2>&1 &
  RUN=$!
  # 96 bytes a tick, room made in blocks of 16 MiB: at this length a million ticks and more are written.
  while [ "$(stat -c %s "$home/journal/e000001/19700101HX.cq4" 2>/dev/null || echo 0)" -lt 136314880 ]; do sleep 0.02; done
  kill -9 "$RUN"
  wait "$RUN" 2>/dev/null || true
  "$ROOT/millrace" run --resume --home "$home" --synthetic 9000000:7 >/dev/null 2>"$HOMES/err" &
  RUN=$!
  while ! grep -q 'resumed: ready' "$HOMES/err"; do
    kill -0 "$RUN" 2>/dev/null || { cat "$HOMES/err" >&2; exit 1; }
    sleep 0.02
  done
  kill -9 "$RUN"
  wait "$RUN" 2>/dev/null || true
  RUN=
  grep 'resumed: ready' "$HOMES/err"
  sed -n 's/.*resumed: ready.*, \([0-9]*\) ms after.*/\1/p' "$HOMES/err" >>"$HOMES/times"
done
sort -n "$HOMES/times" | awk '{ t[NR] = $1 } END { printf "ready: %d kills, middle %d ms, worst %d ms\n", NR, t[int((NR + 1) / 2)], t[NR] }'
