package io.millrace.ops.faults;

import java.util.ArrayList;
import java.util.List;

/** Counts the places of a run, and ends it at one of them. */
final class CrashPoints implements Points {

    private final List<String> names = new ArrayList<>();
    private final int end;
    private boolean gone;

    /** Ends at the place of a number, from 0; -1 for never. */
    CrashPoints(int end) {
        this.end = end;
    }

    @Override
    public void at(String name) {
        if (gone || names.size() == end) {
            gone = true;
            throw new Crash(name);
        }
        names.add(name);
    }

    boolean isGone() {
        return gone;
    }

    List<String> names() {
        return names;
    }

    /** Numbers of all places; of the many writes of zeros in a row only the first and the last. */
    List<Integer> all() {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            boolean isRoom = names.get(i).contains("write 1970");
            boolean isWithin = isRoom && isSame(i, i - 2) && isSame(i, i + 2);
            if (!isWithin) {
                all.add(i);
            }
        }
        return all;
    }

    private boolean isSame(int one, int other) {
        return other >= 0 && other < names.size() && names.get(one).equals(names.get(other));
    }
}
