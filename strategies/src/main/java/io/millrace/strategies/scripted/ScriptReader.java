package io.millrace.strategies.scripted;

import io.millrace.model.state.TimeInForce;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a script: a row each for one bar of one instrument, in the order of the bars.
 *
 * <pre>
 * 2022-01-15T00:05:00Z BTCUSDT long size=0.1 limit=43000 stop=42000 target=44000 tif=day
 * 2022-01-15T00:06:00Z BTCUSDT reprice price=43010
 * 2022-01-15T00:09:00Z BTCUSDT exit
 * </pre>
 *
 * Words are divided by blanks; empty rows and rows that begin with # are left out.
 */
final class ScriptReader {

    /** Keys whose values are numbers. */
    static final List<String> NUMBERS =
            List.of(
                    "size",
                    "weight",
                    "risk",
                    "stop",
                    "target",
                    "limit",
                    "trigger",
                    "trail",
                    "price",
                    "confidence",
                    "seconds");

    private static final List<String> VERBS =
            List.of("long", "short", "exit", "stop", "cancel", "reprice");
    private static final List<String> TIMES_IN_FORCE = List.of("gtc", "ioc", "fok", "day");
    private static final List<TimeInForce> IN_FORCE =
            List.of(
                    TimeInForce.GOOD_TILL_CANCEL,
                    TimeInForce.IMMEDIATE_OR_CANCEL,
                    TimeInForce.FILL_OR_KILL,
                    TimeInForce.DAY);

    private final String row;
    private final int number;

    private ScriptReader(String row, int number) {
        this.row = row;
        this.number = number;
    }

    /**
     * Reads all rows.
     *
     * @throws IllegalArgumentException naming the first row that is wrong
     */
    static List<ScriptRow> read(String script) {
        List<ScriptRow> rows = new ArrayList<>();
        List<String> lines = pieces(script, '\n');
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && line.charAt(0) != '#') {
                ScriptReader reader = new ScriptReader(line, i + 1);
                ScriptRow next = reader.read();
                reader.requireOrder(rows, next);
                rows.add(next);
            }
        }
        return rows;
    }

    private static List<String> pieces(String text, char divider) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == divider) {
                pieces.add(text.substring(from, i));
                from = i + 1;
            }
        }
        return pieces;
    }

    private IllegalArgumentException fault(String what) {
        return new IllegalArgumentException("script row " + number + " (" + row + "): " + what);
    }

    private ScriptRow read() {
        List<String> words = pieces(row, ' ');
        words.removeIf(String::isEmpty);
        if (words.size() < 3) {
            throw fault("it must have a bar's start, a symbol and an action");
        }
        int verb = VERBS.indexOf(words.get(2));
        if (verb < 0) {
            throw fault("action must be one of " + String.join(", ", VERBS));
        }
        ScriptRow read =
                new ScriptRow(time(words.get(0)), words.get(1), ScriptRow.Verb.values()[verb]);
        for (String word : words.subList(3, words.size())) {
            take(read, word);
        }
        requireWhole(read);
        return read;
    }

    private long time(String word) {
        try {
            Instant time = Instant.parse(word);
            return Math.addExact(
                    Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
        } catch (DateTimeException | ArithmeticException e) {
            IllegalArgumentException fault =
                    fault(word + " is no time; write it as 2022-01-15T00:05:00Z");
            fault.initCause(e);
            throw fault;
        }
    }

    private void take(ScriptRow read, String word) {
        switch (word) {
            case "ladder" -> read.ladder();
            case "chase" -> read.chase();
            default -> {
                int equals = word.indexOf('=');
                String key = equals < 0 ? word : word.substring(0, equals);
                String value = equals < 0 ? "" : word.substring(equals + 1);
                if ("tif".equals(key)) {
                    timeInForce(read, value);
                } else {
                    number(read, key, value);
                }
            }
        }
    }

    private void timeInForce(ScriptRow read, String value) {
        int index = TIMES_IN_FORCE.indexOf(value);
        if (index < 0) {
            throw fault("tif must be one of " + String.join(", ", TIMES_IN_FORCE));
        }
        read.timeInForce(IN_FORCE.get(index));
    }

    private void number(ScriptRow read, String key, String value) {
        int index = NUMBERS.indexOf(key);
        if (index < 0) {
            throw fault(
                    key
                            + " is no key; there are "
                            + String.join(", ", NUMBERS)
                            + ", tif, ladder, chase");
        }
        try {
            double parsed = Double.parseDouble(value);
            if (!(parsed > 0 && parsed < 1e10)) {
                throw fault(key + " is " + value + "; it must be above 0 and below 1e10");
            }
            read.number(index, parsed);
        } catch (NumberFormatException e) {
            IllegalArgumentException fault = fault(key + " is \"" + value + "\", no number");
            fault.initCause(e);
            throw fault;
        }
    }

    private void requireWhole(ScriptRow read) {
        boolean enters = read.verb() == ScriptRow.Verb.LONG || read.verb() == ScriptRow.Verb.SHORT;
        if (enters && !read.has("size") && !read.has("weight") && !read.has("risk")) {
            throw fault("an entry must have size, weight or risk");
        }
        boolean moves = read.verb() == ScriptRow.Verb.STOP || read.verb() == ScriptRow.Verb.REPRICE;
        if (moves && !read.has("price")) {
            throw fault("it must have price");
        }
        if (read.has("confidence") && !isPercent(read)) {
            throw fault("confidence must be from 1 to 100");
        }
    }

    private static boolean isPercent(ScriptRow read) {
        return read.confidence() >= 1 && read.confidence() <= 100;
    }

    private void requireOrder(List<ScriptRow> rows, ScriptRow next) {
        for (int i = rows.size() - 1; i >= 0 && rows.get(i).startNs() >= next.startNs(); i--) {
            if (rows.get(i).startNs() > next.startNs()) {
                throw fault("it is earlier than the row before; rows go by time");
            }
            if (rows.get(i).symbol().equals(next.symbol())) {
                throw fault("there is a row of this bar and symbol already");
            }
        }
    }
}
