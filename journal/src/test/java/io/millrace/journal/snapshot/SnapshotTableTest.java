package io.millrace.journal.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The tables of the document tell what the code does. */
final class SnapshotTableTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "journal.md");

    /** First three cells of the rows of the tables between two headings. */
    private static List<String> rows() throws IOException {
        List<String> rows = new ArrayList<>();
        boolean isInside = false;
        for (String line : Files.readAllLines(DOCUMENT)) {
            if (line.startsWith("## ")) {
                isInside = line.equals("## Snapshots");
            } else if (isInside && line.startsWith("| ") && Character.isDigit(line.charAt(2))) {
                String[] cells = line.split(" *\\| *", -1);
                rows.add(cells[1] + " " + cells[2] + " " + cells[3]);
            }
        }
        return rows;
    }

    private static String row(int offset, int bytes, String field) {
        return offset + " " + bytes + " " + field;
    }

    @Test
    void shouldNameEveryFieldAtItsPlace() throws IOException {
        int text = SnapshotLayout.TEXT_LENGTH;
        String behind = SnapshotLayout.TABLE_OFFSET + "+" + SnapshotLayout.ROW_LENGTH + "n";
        assertEquals(
                List.of(
                        row(0, SnapshotLayout.magic().length, "magic"),
                        row(SnapshotLayout.FORMAT_OFFSET, Integer.BYTES, "format"),
                        row(SnapshotLayout.SECTIONS_OFFSET, Integer.BYTES, "sections"),
                        row(SnapshotLayout.EPOCH_OFFSET, Integer.BYTES, "epoch"),
                        row(SnapshotLayout.CHAIN_CHECKSUM_OFFSET, Integer.BYTES, "chain checksum"),
                        row(SnapshotLayout.SEQUENCE_OFFSET, Long.BYTES, "sequence"),
                        row(SnapshotLayout.ENGINE_TIME_OFFSET, Long.BYTES, "engine time"),
                        row(SnapshotLayout.CODE_VERSION_OFFSET, text, "code version"),
                        row(SnapshotLayout.SCHEMA_HASH_OFFSET, text, "schema hash"),
                        row(SnapshotLayout.SETTINGS_HASH_OFFSET, text, "settings hash"),
                        row(SnapshotLayout.STATE_HASH_OFFSET, text, "state hash"),
                        SnapshotLayout.TABLE_OFFSET + " " + SnapshotLayout.ROW_LENGTH + "n table",
                        behind + " m sections",
                        behind + "+m " + SnapshotLayout.SUM_LENGTH + " sum",
                        row(0, SnapshotLayout.NAME_LENGTH, "name"),
                        row(SnapshotLayout.ROW_OFFSET_OFFSET, Long.BYTES, "offset"),
                        row(SnapshotLayout.ROW_LENGTH_OFFSET, Integer.BYTES, "length"),
                        row(SnapshotLayout.ROW_CHECKSUM_OFFSET, Integer.BYTES, "checksum")),
                rows());
    }
}
