package io.millrace.ops.faults;

import io.millrace.journal.disk.Disk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A disk that refuses the call of a number, and all after it where it is told so. */
final class ErrorDisk implements WatchedDisk.Watcher {

    static final String EIO = "Input/output error";
    static final String ENOSPC = "No space left on device";

    private final List<String> calls = new ArrayList<>();
    private final int failing;
    private final String error;
    private final boolean isForEver;
    private Runnable onFailure = () -> {};

    /** From 0; -1 for never. */
    ErrorDisk(int failing, String error, boolean isForEver) {
        this.failing = failing;
        this.error = error;
        this.isForEver = isForEver;
    }

    Disk disk() {
        return new WatchedDisk(new UnforcedDisk(), this);
    }

    void onFailure(Runnable told) {
        onFailure = told;
    }

    String error() {
        return error;
    }

    synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    /** Numbers of all calls; of the many writes of zeros in a row only the first and the last. */
    synchronized List<Integer> all() {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            boolean isWithin =
                    calls.get(i).contains("write 1970") && isSame(i, i - 1) && isSame(i, i + 1);
            if (!isWithin) {
                all.add(i);
            }
        }
        return all;
    }

    private boolean isSame(int one, int other) {
        return other >= 0 && other < calls.size() && calls.get(one).equals(calls.get(other));
    }

    @Override
    public synchronized void before(String call) throws IOException {
        int number = calls.size();
        calls.add(call);
        if (number == failing) {
            onFailure.run();
        }
        if (number == failing || (failing >= 0 && isForEver && number > failing)) {
            throw new IOException(error);
        }
    }

    @Override
    public void after(String call) {
        // A call that was let through has succeeded.
    }
}
