package io.millrace.journal.packed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.journal.disk.Disk;
import io.millrace.journal.disk.DiskFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The table of the document, used to read a file. */
final class PackedTableTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "journal.md");
    private static final int LENGTH = 700;

    @TempDir private Path directory;

    /** Offset and length of each field with a fixed place; those called gzip by their offset. */
    private static Map<String, int[]> fields() throws IOException {
        Map<String, int[]> fields = new LinkedHashMap<>();
        List<String> rest = new ArrayList<>();
        boolean isInside = false;
        for (String line : Files.readAllLines(DOCUMENT)) {
            if (line.startsWith("## ")) {
                isInside = line.equals("## Archive");
            } else if (isInside && line.startsWith("| ") && Character.isDigit(line.charAt(2))) {
                String[] cells = line.split(" *\\| *", -1);
                if (cells[1].contains("n") || cells[2].equals("n")) {
                    rest.add(cells[1] + " " + cells[2] + " " + cells[3]);
                } else {
                    int offset = Integer.parseInt(cells[1]);
                    String name = cells[3].equals("gzip") ? "gzip " + offset : cells[3];
                    fields.put(name, new int[] {offset, Integer.parseInt(cells[2])});
                }
            }
        }
        int header = PackedLayout.HEADER_BYTES;
        assertEquals(
                List.of(
                        header + " n deflate",
                        header + "+n 4 gzip",
                        (header + Integer.BYTES) + "+n 4 gzip"),
                rest);
        return fields;
    }

    @Test
    void shouldReadEveryFieldWhereTheDocumentSays() throws IOException {
        Path path = directory.resolve("packed");
        try (DiskFile file = Disk.system().open(path);
                PackedWriter writer = new PackedWriter(file, LENGTH)) {
            writer.write(new byte[LENGTH], LENGTH);
        }
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
        Map<String, Long> found = new LinkedHashMap<>();
        int next = 0;
        for (Map.Entry<String, int[]> field : fields().entrySet()) {
            int[] place = field.getValue();
            assertEquals(next, place[0], field.getKey());
            next += place[1];
            long value = 0;
            for (int i = place[1] - 1; i >= 0; i--) {
                value = (value << 8) | (bytes.get(place[0] + i) & 0xFF);
            }
            found.put(field.getKey(), value);
        }
        assertEquals(PackedLayout.HEADER_BYTES, next);
        found.remove("checksum");
        Map<String, Long> expected = new LinkedHashMap<>();
        expected.put("gzip 0", 0x0408_8B1FL);
        expected.put("gzip 4", 0xFF00_0000_0000L);
        expected.put("extra", 32L);
        expected.put("name", (long) ('M' | ('R' << 8)));
        expected.put("length", 28L);
        expected.put("content length", (long) LENGTH);
        expected.put("position", 0L);
        expected.put("block length", (long) LENGTH);
        expected.put("member length", (long) bytes.limit());
        assertEquals(expected, found);
    }
}
