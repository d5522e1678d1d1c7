package io.millrace.ops.faults;

import io.millrace.journal.EpochReader;
import io.millrace.journal.Epochs;
import io.millrace.journal.JournalCorruptException;
import io.millrace.journal.disk.Disk;
import io.millrace.journal.doctor.Doctor;
import io.millrace.journal.doctor.Finding;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.ops.simulation.RandomRun;

import org.agrona.concurrent.UnsafeBuffer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a start finds in a home: the doctor's word, and the sound records of an epoch, replayed. The
 * one place of the suite that knows how recovery is done.
 *
 * @param findings of the doctor
 * @param epoch number; 0 when none is left
 * @param records inputs and outputs that stand there, without what a journal adds
 * @param sequence of the last input
 * @param stateHash behind it; empty without an input
 */
record Recovery(
        List<Finding> findings, int epoch, List<byte[]> records, long sequence, String stateHash) {

    /** Examines and replays the newest epoch. */
    static Recovery of(Path home, RandomRun run) {
        Path journal = home.resolve("journal");
        List<Finding> findings =
                Doctor.examine(Disk.system(), journal, home.resolve("quarantine")).findings();
        List<Integer> epochs = Epochs.list(journal);
        int newest = epochs.isEmpty() ? 0 : epochs.getLast();
        return of(home, newest, run, findings);
    }

    /** Replays an epoch. */
    static Recovery of(Path home, int epoch, RandomRun run, List<Finding> findings) {
        List<byte[]> records = new ArrayList<>();
        if (epoch != 0) {
            read(Epochs.directory(home.resolve("journal"), epoch), records);
        }
        Desk desk = new Desk(run.settings(), new FakeBroker());
        for (byte[] record : records) {
            if (EventType.isInput(EventLayout.type(new UnsafeBuffer(record), 0))) {
                desk.take(record);
            }
        }
        boolean isEmpty = desk.sequence() == 0;
        return new Recovery(findings, epoch, records, desk.sequence(), isEmpty ? "" : desk.hash());
    }

    private static void read(Path directory, List<byte[]> records) {
        try (EpochReader reader = EpochReader.open(directory, true)) {
            while (reader.next()) {
                if (reader.type() < EventType.EPOCH_HEAD) {
                    records.add(Desk.plain(reader.buffer(), reader.offset(), reader.length()));
                }
            }
        } catch (JournalCorruptException end) {
            // What stands before it counts; whether it may end here is the doctor's word.
            return;
        }
    }

    /** Kinds of what the doctor said that keep a start from trading. */
    List<Finding> halts() {
        return findings.stream().filter(each -> each.kind().halts()).toList();
    }
}
