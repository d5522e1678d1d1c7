package io.millrace.ops.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.journal.EpochReader;
import io.millrace.journal.Epochs;
import io.millrace.journal.Manifest;
import io.millrace.journal.Seal;
import io.millrace.journal.disk.Durability.Policy;
import io.millrace.journal.disk.HighWaterFile;
import io.millrace.journal.doctor.Finding;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.ops.cli.Program;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;

/** The tables of the page about the journal, used to read the files of a run. */
final class JournalTablesTest {

    private static final String KNOWN = "magic|schema|flags|type|length|epoch|sequence|engine time";

    @TempDir private static Path home;

    private static Path epoch = Path.of("");

    @BeforeAll
    static void run() {
        assertEquals(0, Program.run("run", "--home", home).exitCode());
        epoch = Epochs.directory(home.resolve("journal"), 1);
    }

    /** Cells of the rows of all tables under a heading, without marks of code. */
    private static List<List<String>> rows(String heading) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        boolean isInside = false;
        for (String line :
                Files.readAllLines(Program.root().resolve("docs").resolve("journal.md"))) {
            if (line.startsWith("## ")) {
                isInside = line.equals("## " + heading);
            } else if (isInside && line.startsWith("| ") && !line.startsWith("| ---")) {
                String[] cells = line.replace("`", "").split(" *\\| *", -1);
                rows.add(Arrays.asList(cells).subList(1, cells.length - 1));
            }
        }
        assertTrue(rows.size() > 1, heading);
        return rows;
    }

    /** Fields of fixed place, read as the table says. */
    private static Map<String, Long> read(String heading, ByteBuffer bytes) throws IOException {
        Map<String, Long> fields = new TreeMap<>();
        for (List<String> row : rows(heading)) {
            if (row.get(0).matches("\\d+") && row.get(1).matches("[1248]")) {
                int offset = Integer.parseInt(row.get(0));
                long value = 0;
                for (int i = Integer.parseInt(row.get(1)) - 1; i >= 0; i--) {
                    value = (value << 8) | (bytes.get(offset + i) & 0xFF);
                }
                fields.put(row.get(2), value);
            }
        }
        return fields;
    }

    @Test
    void shouldReadEveryEnvelopeAsTheDocumentSays() throws IOException {
        int records = 0;
        try (EpochReader reader = EpochReader.open(epoch, true)) {
            while (records < 30_000 && reader.next()) {
                byte[] copy = new byte[reader.length()];
                reader.buffer().getBytes(reader.offset(), copy);
                ByteBuffer bytes = ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN);
                if (records % 1_000 == 0) {
                    requireEnvelope(read("The envelope", bytes), reader);
                }
                CRC32C crc = new CRC32C();
                crc.update(copy, 0, copy.length - Integer.BYTES);
                assertEquals((int) crc.getValue(), bytes.getInt(copy.length - Integer.BYTES));
                records++;
            }
        }
        assertEquals(30_000, records);
    }

    private static void requireEnvelope(Map<String, Long> found, EpochReader reader) {
        Map<String, Long> expected = new TreeMap<>(found);
        expected.put("magic", 0x524DL);
        expected.put("schema", (long) EventLayout.SCHEMA);
        expected.put("flags", 0L);
        expected.put("type", (long) reader.type());
        expected.put("length", (long) reader.length());
        expected.put("epoch", 1L);
        expected.put("sequence", EventLayout.sequence(reader.buffer(), reader.offset()));
        expected.put("engine time", EventLayout.engineTimeNs(reader.buffer(), reader.offset()));
        assertEquals(expected, found);
        assertEquals(
                Set.of("previous checksum", "index", "instrument"),
                expected.keySet().stream()
                        .filter(name -> !name.matches(KNOWN))
                        .collect(Collectors.toSet()));
    }

    @Test
    void shouldKnowEveryTypeAndItsLength() throws IOException {
        Map<Integer, String> payloads = new TreeMap<>();
        for (List<String> row : rows("Records")) {
            if (row.get(0).matches("\\d+")) {
                int type = Integer.parseInt(row.get(0));
                payloads.put(type, row.get(2));
                assertEquals(EventType.name(type), row.get(1));
            }
        }
        Set<Integer> known = new TreeSet<>();
        for (int type = 1; type < 256; type++) {
            if (!EventType.name(type).matches(".*\\d.*")) {
                known.add(type);
            }
        }
        assertEquals(known, payloads.keySet());
        Set<Integer> met = new TreeSet<>();
        try (EpochReader reader = EpochReader.open(epoch, true)) {
            while (reader.next()) {
                String payload = String.valueOf(payloads.get(reader.type()));
                int length = reader.length() - EventLayout.recordLength(0);
                if (!payload.equals("chunks")) {
                    assertEquals(Integer.parseInt(payload), length, "type " + reader.type());
                }
                met.add(reader.type());
            }
        }
        assertTrue(met.size() >= 14, "types met: " + met);
    }

    @Test
    void shouldNameEveryKeyOfManifestAndSeal() throws IOException {
        Set<String> named = new TreeSet<>();
        for (List<String> row : rows("Manifest and seal")) {
            named.addAll(Arrays.asList(row.get(0).split(", ", -1)));
        }
        named.removeAll(Set.of("manifest", "seal"));
        Set<String> found = new TreeSet<>();
        for (String name : List.of(Epochs.MANIFEST, Epochs.SEAL)) {
            for (String line : Files.readAllLines(epoch.resolve(name), UTF_8)) {
                String key = line.substring(0, line.indexOf(" = "));
                found.add(key.startsWith("file.") ? "file.<name>" : key);
            }
        }
        found.remove("sha256");
        assertEquals(found, named);
        assertEquals("paper", Manifest.read(epoch).mode());
    }

    @Test
    void shouldReadTheHighWaterAsTheDocumentSays() throws IOException {
        byte[] all = Files.readAllBytes(home.resolve("journal").resolve(HighWaterFile.NAME));
        Map<String, Long> newest = new TreeMap<>();
        for (int slot = 0; slot + 64 <= all.length; slot += 4096) {
            Map<String, Long> found =
                    read(
                            "The high water",
                            ByteBuffer.wrap(Arrays.copyOfRange(all, slot, slot + 64)));
            String magic = new String(all, slot, 8, UTF_8);
            if (magic.equals("MRHIWATR")
                    && found.getOrDefault("generation", 0L)
                            > newest.getOrDefault("generation", 0L)) {
                newest = found;
            }
        }
        Seal seal = Seal.read(epoch);
        assertEquals(1L, newest.get("epoch"));
        assertEquals(seal.lastSequence(), newest.get("sequence"));
        assertEquals(seal.records(), newest.get("records"));
        assertEquals(Integer.toUnsignedLong(seal.lastCrc()), newest.get("crc"));
        assertEquals(seal.files().getFirst().usedBytes(), newest.get("position"));
    }

    @Test
    void shouldNameEveryFindingAndEveryPolicy() throws IOException {
        Set<String> findings = new TreeSet<>();
        for (List<String> row : rows("The start")) {
            if (row.get(0).matches("[A-Z_]+")) {
                findings.add(row.get(0));
            }
        }
        Set<String> kinds = new TreeSet<>();
        for (Finding.Kind kind : Finding.Kind.values()) {
            kinds.add(kind.name());
        }
        assertEquals(kinds, findings);
        Set<String> policies = new TreeSet<>();
        for (List<String> row : rows("Durability")) {
            policies.add(row.get(0).replaceAll("[: ].*", ""));
        }
        for (Policy policy : Policy.values()) {
            String name = policy.name().toLowerCase(Locale.ROOT);
            assertTrue(policies.contains(name), name + " of " + policies);
        }
    }
}
