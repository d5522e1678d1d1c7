package io.millrace.bench.allocation;

import io.millrace.engine.pipeline.ThreadingMode;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;

/** A run in a Java machine that never frees: {@code HOME TRADES}. Prints hash and MiB used. */
final class EpsilonMain {

    private EpsilonMain() {}

    /**
     * Runs and tells.
     *
     * @param arguments as above
     */
    public static void main(String[] arguments) {
        LongRun run = new LongRun(Path.of(arguments[0]), ThreadingMode.FUSED);
        run.stretch(Integer.parseInt(arguments[1]));
        String hash = run.seal();
        long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        System.out.println(hash + " " + used / (1024.0 * 1024.0));
    }
}
