package io.millrace.ops.cli.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;

/**
 * The wall clock of other processes, which this one may set: a library that is loaded before the C
 * library adds what stands in a file to each reading. The monotonic clock goes as it does. Where
 * there is no compiler for C the test is skipped.
 */
final class WallClock {

    private static final String SOURCE =
            """
            #define _GNU_SOURCE
            #include <dlfcn.h>
            #include <fcntl.h>
            #include <stdint.h>
            #include <stdlib.h>
            #include <sys/mman.h>
            #include <sys/time.h>
            #include <time.h>

            static volatile int64_t *ahead;
            static int (*real)(clockid_t, struct timespec *);

            __attribute__((constructor)) static void begin(void) {
                int file = open(getenv("MILLRACE_WALL_CLOCK"), O_RDONLY);
                real = (int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime");
                ahead = mmap(0, 8, PROT_READ, MAP_SHARED, file, 0);
            }

            int clock_gettime(clockid_t id, struct timespec *t) {
                if (!real) begin();
                int r = real(id, t);
                if (!r && id == CLOCK_REALTIME) t->tv_sec += *ahead;
                return r;
            }

            int gettimeofday(struct timeval *restrict t, void *restrict zone) {
                struct timespec now;
                clock_gettime(CLOCK_REALTIME, &now);
                t->tv_sec = now.tv_sec;
                t->tv_usec = now.tv_nsec / 1000;
                return 0;
            }

            time_t time(time_t *t) {
                struct timespec now;
                clock_gettime(CLOCK_REALTIME, &now);
                if (t) *t = now.tv_sec;
                return now.tv_sec;
            }
            """;

    private final Path library;
    private final Path file;

    private WallClock(Path library, Path file) {
        this.library = library;
        this.file = file;
    }

    /** A clock that is right until it is set. */
    static WallClock make(Path directory) throws Exception {
        Path compiler = Path.of("/usr/bin/cc");
        assumeTrue(Files.isExecutable(compiler), "no compiler for C");
        Path source = directory.resolve("wall_clock.c");
        Path library = directory.resolve("wall_clock.so");
        Files.writeString(source, SOURCE, UTF_8);
        Process compile =
                new ProcessBuilder(
                                compiler.toString(),
                                "-shared",
                                "-fPIC",
                                "-o",
                                library.toString(),
                                source.toString(),
                                "-ldl")
                        .inheritIO()
                        .start();
        assertEquals(0, compile.waitFor(), "the library cannot be made");
        WallClock clock = new WallClock(library, directory.resolve("wall_clock"));
        clock.set(Duration.ZERO);
        return clock;
    }

    /** What a process needs to read this clock. */
    Map<String, String> environment() {
        return Map.of("LD_PRELOAD", library.toString(), "MILLRACE_WALL_CLOCK", file.toString());
    }

    /** Steps to this much ahead of the truth, at once. */
    void set(Duration ahead) throws IOException {
        ByteBuffer seconds = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        seconds.putLong(0, ahead.toSeconds());
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            assertEquals(Long.BYTES, channel.write(seconds, 0));
        }
    }
}
