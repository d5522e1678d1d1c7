package io.millrace.feed.csv;

import io.millrace.feed.FeedException;
import io.millrace.feed.file.DataKind;
import io.millrace.feed.text.Rows;
import io.millrace.feed.text.Times;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The header: which column means what. Names are compared without case, in any order. */
final class Columns {

    /** Answer for a column that is not there. */
    static final int ABSENT = -1;

    private static final List<String> TIME_NAMES = List.of("time", "timestamp", "date", "ts");
    private static final List<String> TIME_UNITS = List.of("", "_s", "_ms", "_us", "_ns");
    private static final int[] UNIT_FORMS = {Times.UNKNOWN, 9, 6, 3, 0};

    private static final List<String> MT_GOX = List.of("id", "price", "amount", "type");
    private static final int MICROSECONDS = 3;

    private final Rows rows;
    private final String header;
    private final List<String> shown;
    private final List<String> names;
    private final DataKind kind;

    private final boolean timeIsEnd;
    private int time = ABSENT;
    private int timeForm;

    /**
     * Reads the header.
     *
     * @param rows stands on the first line
     * @throws io.millrace.feed.FeedException when a column is missing or stands twice
     */
    Columns(Rows rows) {
        this.rows = rows;
        header = rows.lineText();
        if (rows.count() > Rows.MAX_FIELDS) {
            throw rows.refusal(
                    "header has " + rows.count() + " columns",
                    "it must have at most " + Rows.MAX_FIELDS);
        }
        shown = rows.texts();
        names = shown.stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
        if (names.stream().noneMatch(Columns::isName)) {
            throw refusal("the first line must name the columns");
        }
        kind = findKind();
        findTime();
        timeIsEnd = false;
    }

    private Columns(Rows rows, List<String> names, int timeForm) {
        this.rows = rows;
        this.header = "";
        this.shown = names;
        this.names = names;
        this.kind = findKind();
        this.time = 0;
        this.timeForm = timeForm;
        this.timeIsEnd = true;
    }

    /**
     * The columns of bars without a header, stamped with their ends.
     *
     * @param rows stands in front of the first line
     * @param names of the columns, the time first
     * @param timeForm form of the time
     */
    static Columns ofEnds(Rows rows, List<String> names, int timeForm) {
        return new Columns(rows, names, timeForm);
    }

    /** What the rows are. */
    DataKind kind() {
        return kind;
    }

    /** Number of columns. */
    int count() {
        return names.size();
    }

    /** The time's column. */
    int time() {
        return time;
    }

    /** Decimals from the time's unit to nanoseconds, or {@link Times#UNKNOWN}. */
    int timeForm() {
        return timeForm;
    }

    /** Whether the time of a bar is its end; otherwise it is its start. */
    boolean timeIsEnd() {
        return timeIsEnd;
    }

    /** Whether the number of a trade is its time, and its type the taker's side, bid or ask. */
    boolean isMtGox() {
        return names.equals(MT_GOX);
    }

    /** Name of a column as the file writes it. */
    String name(int column) {
        String name = shown.get(column);
        return name.isEmpty() ? "date" : name;
    }

    /**
     * The column with one of some names.
     *
     * @param wanted in lower case
     * @return its index, or {@link #ABSENT}
     * @throws io.millrace.feed.FeedException when two columns have such a name
     */
    int find(String... wanted) {
        int found = ABSENT;
        for (String name : wanted) {
            for (int i = 0; i < names.size(); i++) {
                if (names.get(i).equals(name)) {
                    found = single(found, i);
                }
            }
        }
        return found;
    }

    /**
     * The column of a name.
     *
     * @param name in lower case
     * @return its index
     * @throws io.millrace.feed.FeedException when it is missing or stands twice
     */
    int require(String name) {
        int column = find(name);
        if (column == ABSENT) {
            throw refusal("it must name " + name + " as well");
        }
        return column;
    }

    private int single(int before, int now) {
        if (before == ABSENT) {
            return now;
        }
        throw refusal(
                "it must name that once, not as " + shown.get(before) + " and " + shown.get(now));
    }

    private DataKind findKind() {
        List<DataKind> kinds = new ArrayList<>();
        if (find("price") != ABSENT) {
            kinds.add(DataKind.TRADES);
        }
        if (find("bid", "bid_price") != ABSENT && find("ask", "ask_price") != ABSENT) {
            kinds.add(DataKind.QUOTES);
        }
        if (find("bid_open") != ABSENT && find("ask_open") != ABSENT) {
            kinds.add(DataKind.QUOTE_BARS);
        }
        boolean prices = find("open") != ABSENT && find("close") != ABSENT;
        if (prices && find("high") != ABSENT && find("low") != ABSENT) {
            kinds.add(DataKind.BARS);
        }
        if (kinds.isEmpty()) {
            throw refusal(
                    "it must name price (trades), bid and ask (quotes),"
                            + " or open, high, low and close (bars)");
        }
        if (kinds.size() > 1) {
            throw refusal(
                    "it must be of one kind: trades (price), quotes (bid, ask)"
                            + " or bars (open, high, low, close)");
        }
        return kinds.getFirst();
    }

    private void findTime() {
        for (int unit = 0; unit < UNIT_FORMS.length; unit++) {
            for (String name : TIME_NAMES) {
                int column = find(name + TIME_UNITS.get(unit));
                if (column != ABSENT) {
                    time = single(time, column);
                    timeForm = UNIT_FORMS[unit];
                }
            }
        }
        if (time == ABSENT && isMtGox()) {
            time = 0;
            timeForm = MICROSECONDS;
        }
        if (time == ABSENT && names.getFirst().isEmpty()) {
            // An index without a name, as table programs write it.
            time = 0;
            timeForm = Times.UNKNOWN;
        }
        if (time == ABSENT) {
            throw refusal(
                    "it must name the time: time, timestamp, date or ts,"
                            + " also with _s, _ms, _us or _ns");
        }
    }

    private FeedException refusal(String expected) {
        return rows.refusal("header is \"" + header + "\"", expected);
    }

    private static boolean isName(String text) {
        return !text.isEmpty() && Character.isLetter(text.charAt(0));
    }
}
