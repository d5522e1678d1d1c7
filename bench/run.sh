#!/bin/sh
# The benchmarks. See bench/README.md, or bench/run.sh --help.
set -eu
PARTS="indicators engine gate journal throughput latency exchange replay year startup allocation memory kill scale recovery"
ROOT=$(CDPATH= cd -- "$(dirname "$0")/.." && pwd -P)

usage() {
  cat <<TEXT
Usage: bench/run.sh [OPTION]...
       bench/run.sh jmh [JMH ARGUMENT]...

Measures Millrace beside its peers, checks every answer, prints one table of goals.
Builds first when a source is newer; needs no network after that.

  --quick           the short form of most parts, at most a minute after the build
  --json            the last line is one JSON object (bench/README.md)
  --only A,B        these parts only; writes no result. There are:
$(echo "$PARTS" | fold -s -w 70 | sed 's/^/                    /')
  --results DIR     where results are written and compared with; default bench/results
  --no-results      writes no result
  --strict          exit code 3 when a goal is missed
  --build           builds and does nothing else
  --help            this text

jmh runs the benchmarks of the parts by JMH, with what they allocate (-prof gc), for example: bench/run.sh jmh EngineStep

Exit codes: 0 all went well, also when goals are missed; 2 the command line cannot be used;
3 a goal is missed, with --strict; 4 an answer was wrong, or a part failed; 130, 143 interrupted.
TEXT
}

# Every name between the commas of $1 is that of a part.
check_parts() {
  rest=$1,
  while [ -n "$rest" ]; do
    name=${rest%%,*}
    rest=${rest#*,}
    known=no
    for part in $PARTS; do
      if [ "$part" = "$name" ]; then known=yes; fi
    done
    if [ $known = no ]; then echo "bench: --only: no part \"$name\"; there are $PARTS" >&2; exit 2; fi
  done
}

# What cannot be used is said before anything is built.
MODE=suite
case ${1:-} in
  jmh) MODE=jmh; shift ;;
esac
if [ $MODE = suite ]; then
  takes=
  for argument; do
    if [ "$takes" = --only ]; then check_parts "$argument"; fi
    if [ -n "$takes" ]; then takes=; continue; fi
    case $argument in
      --help | -h) usage; exit 0 ;;
      --build) MODE=build ;;
      --quick | --json | --no-results | --strict) ;;
      --only | --results) takes=$argument ;;
      *) echo "bench: $argument: is no option; --help names them" >&2; exit 2 ;;
    esac
  done
  if [ -n "$takes" ]; then echo "bench: $takes: names nothing; write a value behind it" >&2; exit 2; fi
fi

JAVA=$("$ROOT/millrace" --print-java)

# The launcher builds the program and trains its cache; then the benchmarks are built.
STAMP=$ROOT/bench/target/.built
stale=no
if [ ! -f "$STAMP" ]; then
  stale=yes
else
  SOURCES=pom.xml
  for module in model feed journal indicators risk broker engine strategies ops bench; do
    SOURCES="$SOURCES $module/pom.xml $module/src/main"
  done
  # shellcheck disable=SC2086  # names are split into words on purpose
  if [ -n "$(cd "$ROOT" && find $SOURCES -newer "$STAMP" -print -quit 2>/dev/null)" ]; then stale=yes; fi
fi
if [ $stale = yes ]; then
  echo "bench: building ..." >&2
  mkdir -p "$ROOT/bench/target"
  touch "$STAMP.begun"
  LOG=$ROOT/bench/target/build.log
  if ! (cd "$ROOT" && mvn -B -q -ntp -Dmaven.test.skip=true -Dformat.skip=true -pl bench -am package) >"$LOG" 2>&1; then
    echo "bench: the build failed; its last lines, the rest is in $LOG:" >&2
    tail -n 20 "$LOG" >&2
    exit 1
  fi
  mv "$STAMP.begun" "$STAMP"
fi
"$ROOT/millrace" version >/dev/null
[ $MODE = build ] && exit 0

CLASSES=$ROOT/bench/target/classes:$ROOT/bench/target/lib/*
if [ $MODE = jmh ]; then
  # What a call allocates is told unless it was asked for already.
  profiles=
  for argument; do
    if [ "$profiles" = -prof ] && [ "$argument" = gc ]; then profiles=gc; break; fi
    profiles=$argument
  done
  [ "$profiles" = gc ] || set -- "$@" -prof gc
  exec "$JAVA/bin/java" "@$ROOT/millrace.jvmargs" "-Dmillrace.root=$ROOT" -Djmh.ignoreLock=true \
    -cp "$CLASSES" org.openjdk.jmh.Main \
    -jvmArgsAppend "@$ROOT/millrace.jvmargs -Dmillrace.root=$ROOT" "$@"
fi

# Homes are made in one temporary directory, removed whatever happens.
SCRATCH=$(mktemp -d "${TMPDIR:-/tmp}/millrace-bench.XXXXXX")
CHILD=
finish() {
  [ -z "$CHILD" ] || kill "$CHILD" 2>/dev/null || true
  [ -z "$CHILD" ] || wait "$CHILD" 2>/dev/null || true
  rm -rf "$SCRATCH"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

"$JAVA/bin/java" "@$ROOT/millrace.jvmargs" "-Dmillrace.root=$ROOT" -cp "$CLASSES" \
  io.millrace.bench.suite.Suite "$@" "$ROOT" "$SCRATCH" &
CHILD=$!
code=0
wait "$CHILD" || code=$?
CHILD=
exit "$code"
