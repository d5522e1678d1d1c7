package io.millrace.ops.faults;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.journal.Epochs;
import io.millrace.journal.JournalVerifier;
import io.millrace.journal.VerifyReport;
import io.millrace.journal.disk.Durability;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;

import org.agrona.concurrent.UnsafeBuffer;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Compares what was recovered with the truth. */
final class Judge {

    private static final int GO_ON = 12;

    private final Truth truth;

    Judge(Truth truth) {
        this.truth = truth;
        assertTrue(truth.isEachOrderOnce(), "orders of one identity");
    }

    /** No input lost that must be there, nothing different, no order without its cause. */
    void judge(Recovery found, long least, List<String> orders, String where) {
        assertEquals(List.of(), found.halts(), where);
        prefix(found, where);
        assertTrue(found.sequence() >= least, where + ": " + found.sequence() + " of " + least);
        orders(found, orders, where);
    }

    /** Every record is that of the run that nothing interrupted, and so is the state. */
    void prefix(Recovery found, String where) {
        List<byte[]> records = found.records();
        assertTrue(records.size() <= truth.records().size(), where);
        for (int i = 0; i < records.size(); i++) {
            assertArrayEquals(truth.records().get(i), records.get(i), where + ", record " + i);
        }
        if (found.sequence() > 0) {
            assertEquals(truth.hash(found.sequence()), found.stateHash(), where);
        }
    }

    private void orders(Recovery found, List<String> orders, String where) {
        assertEquals(truth.orders().subList(0, orders.size()), orders, where);
        Set<Long> causes = new HashSet<>();
        for (byte[] record : found.records()) {
            UnsafeBuffer buffer = new UnsafeBuffer(record);
            if (EventLayout.type(buffer, 0) == EventType.SEND) {
                causes.add(EventLayout.sequence(buffer, 0));
            }
        }
        for (String order : orders) {
            assertTrue(causes.contains(FakeBroker.cause(order)), where + ": no SEND for " + order);
        }
    }

    /** The next start: a new epoch, whole and sealed, behind what is left. */
    void goOn(Path home, String where) {
        LiveRun next = new LiveRun(truth, home, Durability.none(), new FakeBroker(), Points.NONE);
        next.run(GO_ON);
        Recovery after = Recovery.of(home, truth.run());
        assertEquals(List.of(), after.halts(), where);
        prefix(after, where);
        assertEquals(GO_ON, after.sequence(), where);
        VerifyReport report =
                JournalVerifier.verify(Epochs.directory(home.resolve("journal"), after.epoch()));
        assertEquals(VerifyReport.Status.CLEAN, report.status(), where + ": " + report);
    }
}
