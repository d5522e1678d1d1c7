package io.millrace.bench.latency;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Processor time used so far, in milliseconds.
 *
 * @param machineMs of everybody, what a host took away included
 * @param stolenMs what a host took away
 * @param ownMs of this process
 */
public record CpuTimes(long machineMs, long stolenMs, long ownMs) {

    private static final long MS_A_TICK = 10;
    private static final int STEAL = 8;

    /** {@return of now, by the kernel; steps of 10 ms} */
    public static CpuTimes now() {
        try {
            String machine = Files.readString(Path.of("/proc/stat"));
            String own = Files.readString(Path.of("/proc/self/stat"));
            return parse(machine.substring(0, machine.indexOf('\n')), own);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads two lines of the kernel.
     *
     * @param machine first line of {@code /proc/stat}
     * @param own line of {@code /proc/self/stat}
     * @return times in them
     */
    static CpuTimes parse(String machine, String own) {
        String[] all = machine.strip().split(" +", -1);
        // user nice system idle iowait irq softirq steal; guest time is part of user time
        long busy = 0;
        for (int field : new int[] {1, 2, 3, 6, 7, 8}) {
            busy += Long.parseLong(all[field]);
        }
        // The name, in parentheses, may hold blanks.
        String[] mine = own.substring(own.lastIndexOf(')') + 2).split(" ", -1);
        long used = Long.parseLong(mine[11]) + Long.parseLong(mine[12]);
        long stolen = Long.parseLong(all[STEAL]);
        return new CpuTimes(busy * MS_A_TICK, stolen * MS_A_TICK, used * MS_A_TICK);
    }

    /**
     * What others used since an earlier time, the host included.
     *
     * @param earlier time
     * @return milliseconds, 0 or more
     */
    public long othersSince(CpuTimes earlier) {
        return Math.max(0, (machineMs - earlier.machineMs) - (ownMs - earlier.ownMs));
    }

    /**
     * What a host took away since an earlier time.
     *
     * @param earlier time
     * @return milliseconds, 0 or more
     */
    public long stolenSince(CpuTimes earlier) {
        return Math.max(0, stolenMs - earlier.stolenMs);
    }
}
