package io.millrace.ops.launch;

import io.millrace.journal.EpochSettings;
import io.millrace.journal.Epochs;
import io.millrace.journal.FirstBad;
import io.millrace.journal.JournalCorruptException;
import io.millrace.journal.JournalException;
import io.millrace.journal.Manifest;
import io.millrace.journal.Seal;
import io.millrace.ops.monitor.Schema;

import java.io.IOException;
import java.nio.file.Path;

/** Tells a damaged epoch from a disk that cannot be read, before anything is read of it. */
public final class EpochDamage {

    private EpochDamage() {}

    /**
     * Refuses an epoch whose manifest, seal, records or head are missing, empty or not what was
     * written. Says nothing about the records behind the head.
     *
     * @param epoch its directory
     * @throws JournalCorruptException naming the file
     * @throws LaunchException when another version wrote records that this one does not know
     * @throws JournalException when the disk does not give the bytes
     */
    public static void refuse(Path epoch) {
        require(epoch, Epochs.RECORDS);
        require(epoch, Epochs.MANIFEST);
        check(epoch, Epochs.MANIFEST, () -> Manifest.read(epoch));
        refuseOther(epoch, Manifest.read(epoch));
        if (Seal.isPresent(epoch)) {
            check(epoch, Epochs.SEAL, () -> Seal.read(epoch));
        }
        check(epoch, Epochs.RECORDS, () -> EpochSettings.read(epoch));
    }

    /** Records of other lengths would be read as something that they are not. */
    private static void refuseOther(Path epoch, Manifest manifest) {
        if (!manifest.schemaHash().equals(Schema.hash())) {
            throw new LaunchException(
                    ExitCodes.BAD_DATA,
                    epoch
                            + ": its records are those of millrace "
                            + manifest.codeVersion()
                            + ", schema "
                            + manifest.schemaHash()
                            + "; this program, "
                            + Distribution.VERSION
                            + ", reads schema "
                            + Schema.hash()
                            + "; use the version that wrote it");
        }
    }

    private static void require(Path epoch, String name) {
        if (!Epochs.holds(epoch, name)) {
            throw damage(epoch, name, "is missing; it must be a file");
        }
    }

    private static void check(Path epoch, String name, Runnable reading) {
        try {
            reading.run();
        } catch (JournalCorruptException e) {
            throw e;
        } catch (JournalException e) {
            if (e.getCause() instanceof IOException) {
                throw e;
            }
            String what = String.valueOf(e.getMessage());
            int behind = what.indexOf(": ");
            throw damage(epoch, name, behind < 0 ? what : what.substring(behind + 2));
        }
    }

    private static JournalCorruptException damage(Path epoch, String name, String what) {
        return new JournalCorruptException(
                new FirstBad(Epochs.number(epoch), name, FirstBad.WHOLE_FILE, 0, what));
    }
}
