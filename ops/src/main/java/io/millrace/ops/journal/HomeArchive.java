package io.millrace.ops.journal;

import io.millrace.journal.JournalCorruptException;
import io.millrace.journal.JournalException;
import io.millrace.journal.archive.Archived;
import io.millrace.journal.archive.Archiver;
import io.millrace.journal.disk.Disk;
import io.millrace.ops.launch.ExitCodes;
import io.millrace.ops.launch.LaunchException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Archives the older epochs of a home. One that is damaged stays as it is, is named, and keeps the
 * others from nothing.
 *
 * @param done what became of each epoch, by number
 * @param damaged what is wrong with those that are, a line each
 */
public record HomeArchive(List<Archived> done, List<String> damaged) {

    /** Takes copies of the lists. */
    public HomeArchive {
        done = List.copyOf(done);
        damaged = List.copyOf(damaged);
    }

    /**
     * Archives epochs.
     *
     * @param journal directory of the epochs
     * @param floorBytes room that stays on the disk
     * @param keep how many of the newest epochs stay as they are, from 1
     * @param below only epochs whose number is below it
     * @return what was done
     * @throws LaunchException when another process archives there (73)
     * @throws JournalException when the disk refuses; what was archived by then is
     */
    public static HomeArchive of(Path journal, long floorBytes, int keep, int below) {
        List<Archived> done = new ArrayList<>();
        List<String> damaged = new ArrayList<>();
        try (Archiver archiver =
                Archiver.open(journal, Disk.system(), floorBytes)
                        .orElseThrow(() -> busy(journal))) {
            for (int epoch : archiver.older(keep)) {
                if (epoch < below) {
                    try {
                        done.add(archiver.archive(epoch));
                    } catch (JournalCorruptException e) {
                        damaged.add(String.valueOf(e.getMessage()));
                    }
                }
            }
        }
        return new HomeArchive(done, damaged);
    }

    private static LaunchException busy(Path journal) {
        return new LaunchException(
                ExitCodes.ALREADY_RUNNING,
                journal + ": another process archives there; wait for it");
    }

    /**
     * Archives epochs when a run is over. What goes wrong is told and changes nothing of the run.
     *
     * @param journal directory of the epochs
     * @param floorBytes room that stays on the disk
     * @param keep how many of the newest epochs stay as they are, from 1
     * @param notices told of what was done, a line each
     */
    public static void behindRun(
            Path journal, long floorBytes, int keep, Consumer<String> notices) {
        try {
            HomeArchive all = of(journal, floorBytes, keep, Integer.MAX_VALUE);
            for (Archived each : all.done()) {
                if (each.outcome() == Archived.Outcome.ARCHIVED) {
                    notices.accept("archive: " + line(each));
                }
            }
            all.damaged().forEach(line -> notices.accept("archive: not archived: " + line));
        } catch (JournalException | LaunchException e) {
            notices.accept("archive: " + e.getMessage());
        }
    }

    /**
     * What became of an epoch, for people.
     *
     * @param each of the list
     * @return one line
     */
    public static String line(Archived each) {
        String what =
                switch (each.outcome()) {
                    case ARCHIVED ->
                            String.format(
                                    Locale.ROOT,
                                    "archived, %,d bytes became %,d",
                                    each.bytesBefore(),
                                    each.bytesAfter());
                    case ALREADY ->
                            String.format(
                                    Locale.ROOT, "is archived, in %,d bytes", each.bytesAfter());
                    case NOT_SEALED -> "has no seal and stays as it is";
                };
        return "epoch " + each.epoch() + ": " + what;
    }
}
