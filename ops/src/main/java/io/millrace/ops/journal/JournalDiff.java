package io.millrace.ops.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.millrace.journal.Seal;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.ops.config.Config;
import io.millrace.ops.config.InstrumentFile;
import io.millrace.ops.journal.DiffResult.Pair;
import io.millrace.ops.launch.ChainCursor;
import io.millrace.ops.launch.RecordedSettings;
import io.millrace.ops.launch.ReplayChain;
import io.millrace.ops.monitor.JsonText;
import io.millrace.ops.monitor.RecordText;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/**
 * Compares two recorded runs: inputs with inputs and outputs with outputs, byte for byte but for
 * chain, epoch and checksum.
 */
public final class JournalDiff {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int PREVIOUS_CRC = 8;
    private static final int SEQUENCE = 16;
    private static final int CRC_BYTES = 4;

    private JournalDiff() {}

    /**
     * Compares.
     *
     * @param first one run
     * @param second another
     * @return how they differ
     */
    public static DiffResult compare(ReplayChain first, ReplayChain second) {
        RecordedSettings a = RecordedSettings.read(first.root());
        RecordedSettings b = RecordedSettings.read(second.root());
        List<InstrumentTable> tables = List.of(a.instruments(), b.instruments());
        return new DiffResult(
                settings(a, b),
                counts(first, second),
                firstUnequal(first, second, tables, EventType::isInput),
                firstUnequal(first, second, tables, EventType::isOutput),
                new Pair(hash(first), hash(second)));
    }

    /** Recorded in the seal; empty without one. */
    private static String hash(ReplayChain chain) {
        return Seal.isPresent(chain.newest()) ? Seal.read(chain.newest()).stateHash() : "";
    }

    private static Map<String, Pair> settings(RecordedSettings a, RecordedSettings b) {
        Map<String, String> left = flat(a);
        Map<String, String> right = flat(b);
        TreeSet<String> all = new TreeSet<>(left.keySet());
        all.addAll(right.keySet());
        Map<String, Pair> different = new TreeMap<>();
        for (String key : all) {
            Pair pair = new Pair(left.getOrDefault(key, ""), right.getOrDefault(key, ""));
            if (!pair.isEqual()) {
                different.put(key, pair);
            }
        }
        return different;
    }

    private static Map<String, String> flat(RecordedSettings settings) {
        Map<String, String> values = new TreeMap<>();
        String section = "";
        for (String line : InstrumentFile.write(settings.instruments()).lines().toList()) {
            int equals = line.indexOf(" = ");
            if (line.startsWith("[")) {
                section = line.substring(1, line.length() - 1).replace("\"", "");
            } else if (equals > 0) {
                values.put(section + "." + line.substring(0, equals), line.substring(equals + 3));
            }
        }
        Config config = settings.config();
        try {
            JsonNode all = MAPPER.readTree(JsonText.object(config::writeJson));
            all.fieldNames().forEachRemaining(key -> values.put(key, all.get(key).asText()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return values;
    }

    private static Map<String, Pair> counts(ReplayChain first, ReplayChain second) {
        Map<String, Long> left = counts(first);
        Map<String, Long> right = counts(second);
        Map<String, Pair> counts = new TreeMap<>();
        for (String type : EventType.names()) {
            long a = left.getOrDefault(type, 0L);
            long b = right.getOrDefault(type, 0L);
            if (a != 0 || b != 0) {
                counts.put(type, new Pair(Long.toString(a), Long.toString(b)));
            }
        }
        return counts;
    }

    private static Map<String, Long> counts(ReplayChain chain) {
        long[] numbers = new long[EventType.EPOCH_HEAD];
        chain.read(
                (buffer, offset) -> {
                    int type = EventLayout.type(buffer, offset);
                    if (type < numbers.length) {
                        numbers[type]++;
                    }
                });
        Map<String, Long> counts = new TreeMap<>();
        for (int type = 0; type < numbers.length; type++) {
            if (numbers[type] != 0) {
                counts.put(EventType.name(type), numbers[type]);
            }
        }
        return counts;
    }

    private static Optional<Pair> firstUnequal(
            ReplayChain first,
            ReplayChain second,
            List<InstrumentTable> tables,
            IntPredicate wanted) {
        try (ChainCursor a = new ChainCursor(first);
                ChainCursor b = new ChainCursor(second)) {
            while (true) {
                boolean inA = next(a, wanted);
                boolean inB = next(b, wanted);
                if (!inA && !inB) {
                    return Optional.empty();
                }
                if (!inA || !inB || !isEqual(a, b)) {
                    List<String> lines = new ArrayList<>();
                    lines.add(inA ? line(a, tables.getFirst()) : "");
                    lines.add(inB ? line(b, tables.getLast()) : "");
                    return Optional.of(new Pair(lines.getFirst(), lines.getLast()));
                }
            }
        }
    }

    private static String line(ChainCursor cursor, InstrumentTable instruments) {
        return RecordText.line(cursor.buffer(), cursor.offset(), instruments);
    }

    private static boolean next(ChainCursor cursor, IntPredicate wanted) {
        while (cursor.next()) {
            if (wanted.test(cursor.type())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEqual(ChainCursor a, ChainCursor b) {
        if (a.length() != b.length()) {
            return false;
        }
        for (int i = 0; i < a.length() - CRC_BYTES; i++) {
            boolean compared = i < PREVIOUS_CRC || i >= SEQUENCE;
            if (compared
                    && a.buffer().getByte(a.offset() + i) != b.buffer().getByte(b.offset() + i)) {
                return false;
            }
        }
        return true;
    }
}
