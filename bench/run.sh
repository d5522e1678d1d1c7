#!/bin/sh
# Runs the JMH benchmarks with the flags of the launcher. Arguments go to JMH, for example: bench/run.sh EngineStep -prof gc
set -eu
ROOT=$(cd "$(dirname "$0")/.." && pwd -P)
JAVA=$("$ROOT/millrace" --print-java)
(cd "$ROOT" && mvn -B -q -ntp -Dmaven.test.skip=true -Dformat.skip=true -pl bench -am package)
exec "$JAVA/bin/java" "@$ROOT/millrace.jvmargs" -Dmillrace.root="$ROOT" -Djmh.ignoreLock=true \
  -cp "$ROOT/bench/target/classes:$ROOT/bench/target/lib/*" org.openjdk.jmh.Main \
  -jvmArgsAppend "@$ROOT/millrace.jvmargs -Dmillrace.root=$ROOT" "$@"
