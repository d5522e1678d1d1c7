package io.millrace.engine.breakers.plain;

import io.millrace.ops.house.Breaks;

import java.lang.reflect.Array;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.logging.Logger;

/** Breaks rules of plainness from inside the engine. */
public final class PlainBreakers {

    private PlainBreakers() {}

    /** A stream on the way of a tick. */
    @Breaks("no-streams")
    public static final class Streams {
        long count(List<String> stages) {
            return stages.stream().count();
        }
    }

    /** A diary on the way of a tick. */
    @Breaks("no-logging")
    public static final class Logs {
        void log(Logger log) {
            log.info("a tick");
        }
    }

    /** A stage with a thread of its own. */
    @Breaks("no-threads")
    public static final class Threaded {
        Object thread() {
            return new Thread(() -> {});
        }
    }

    /** A message for every tick. */
    @Breaks("no-text-formats")
    public static final class Formats {
        String text(long sequence) {
            return String.format(Locale.ROOT, "tick %d", sequence);
        }
    }

    /** A stage that looks behind types. */
    @Breaks("no-reflection")
    public static final class Reflects {
        Object row() {
            return Array.newInstance(long.class, 1);
        }
    }

    /** A class that is found by its name. */
    @Breaks("no-reflection")
    public static final class Loads {
        Function<String, Object> byName() {
            return name -> {
                try {
                    return Class.forName(name);
                } catch (ClassNotFoundException e) {
                    throw new IllegalArgumentException(name, e);
                }
            };
        }
    }

    /** State that two threads are meant to see. */
    @Breaks("no-shared-fields")
    public static final class Shared {
        volatile long sequence;
    }

    /** A method that waits for its turn. */
    @Breaks("no-monitors")
    public static final class LockedMethod {
        private long count;

        synchronized long count() {
            return count++;
        }
    }

    /** A block that waits for its turn: only the byte code tells. */
    @Breaks("no-monitors")
    public static final class LockedBlock {
        private final Object turn = new Object();
        private long count;

        long count() {
            synchronized (turn) {
                return count++;
            }
        }
    }
}
