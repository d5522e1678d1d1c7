package io.millrace.ops.config;

import io.millrace.model.instrument.Instrument;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.instrument.SessionCalendar;

import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The instrument table as a TOML file: one table {@code [instrument.SYMBOL]} each, every key
 * required but those with a default, which are written only when they differ from it.
 */
public final class InstrumentFile {

    private static final String SECTION = "instrument";
    private static final long BASIS_POINT = 10_000;

    private static final Map<String, Kind> REQUIRED = keys();
    private static final Map<String, Kind> KEYS = withTerms();

    private InstrumentFile() {}

    private static Map<String, Kind> keys() {
        Map<String, Kind> keys = new LinkedHashMap<>();
        keys.put("venue", Kind.TEXT);
        keys.put("quote_currency", Kind.TEXT);
        keys.put("price_increment", Kind.AMOUNT);
        keys.put("lot", Kind.AMOUNT);
        keys.put("min_notional", Kind.AMOUNT);
        keys.put("maker_fee_bps", Kind.AMOUNT);
        keys.put("taker_fee_bps", Kind.AMOUNT);
        keys.put("slippage_bps", Kind.AMOUNT);
        keys.put("assumed_spread_bps", Kind.AMOUNT);
        keys.put("calendar", Kind.TEXT);
        keys.put("collar", Kind.AMOUNT);
        keys.put("trades", Kind.FLAG);
        keys.put("volume", Kind.FLAG);
        keys.put("quotes", Kind.FLAG);
        return keys;
    }

    private static Map<String, Kind> withTerms() {
        Map<String, Kind> keys = new LinkedHashMap<>(REQUIRED);
        keys.putAll(InstrumentTerms.all());
        return keys;
    }

    /**
     * Reads a file.
     *
     * @param file TOML
     * @return the table, ids in the file's order
     * @throws ConfigException naming every fault with line and column
     */
    public static InstrumentTable read(Path file) {
        return parse(file.toString(), Config.text(file));
    }

    /**
     * Reads text.
     *
     * @param source name for messages
     * @param text TOML
     * @return the table, ids in the text's order
     * @throws ConfigException naming every fault with line and column
     */
    public static InstrumentTable parse(String source, String text) {
        TomlParseResult toml = Toml.parse(text);
        List<String> faults = new ArrayList<>();
        for (TomlParseError error : toml.errors()) {
            faults.add(place(source, error.position()) + ": " + error.getMessage());
        }
        List<Instrument> instruments = new ArrayList<>();
        for (String name : toml.keySet()) {
            if (!SECTION.equals(name) || !(toml.get(List.of(name)) instanceof TomlTable)) {
                faults.add(
                        place(source, toml.inputPositionOf(List.of(name)))
                                + ": unknown key "
                                + name
                                + "; expected tables [instrument.SYMBOL]");
            }
        }
        TomlTable all = toml.getTable(SECTION);
        if (all != null && faults.isEmpty()) {
            for (String symbol : all.keySet()) {
                readOne(source, all, symbol, instruments, faults);
            }
        }
        if (instruments.isEmpty() && faults.isEmpty()) {
            faults.add(source + ": no instrument; add a table such as [instrument.BTCUSDT]");
        }
        if (!faults.isEmpty()) {
            throw new ConfigException(faults);
        }
        return new InstrumentTable(instruments);
    }

    private static void readOne(
            String source,
            TomlTable all,
            String symbol,
            List<Instrument> instruments,
            List<String> faults) {
        String place = place(source, all.inputPositionOf(List.of(symbol)));
        if (!(all.get(List.of(symbol)) instanceof TomlTable table)) {
            faults.add(
                    place + ": instrument." + symbol + " is no table; write [instrument.SYMBOL]");
            return;
        }
        int before = faults.size();
        Map<String, Object> values = new LinkedHashMap<>();
        for (String key : table.keySet()) {
            takeKey(source, table, key, values, faults);
        }
        for (String key : REQUIRED.keySet()) {
            if (!values.containsKey(key) && !table.keySet().contains(key)) {
                faults.add(place + ": instrument." + symbol + ": " + key + " is missing; add it");
            }
        }
        if (faults.size() > before) {
            return;
        }
        try {
            instruments.add(instrument(instruments.size(), symbol, values));
        } catch (IllegalArgumentException e) {
            faults.add(
                    at(source, table, e, place) + ": instrument." + symbol + ": " + e.getMessage());
        }
    }

    /** Place of the optional key that a fault begins with, else that of the instrument. */
    private static String at(
            String source, TomlTable table, IllegalArgumentException fault, String place) {
        String key = String.valueOf(fault.getMessage()).split(" ", 2)[0];
        return InstrumentTerms.all().containsKey(key) && table.keySet().contains(key)
                ? place(source, table.inputPositionOf(List.of(key)))
                : place;
    }

    private static void takeKey(
            String source,
            TomlTable table,
            String key,
            Map<String, Object> values,
            List<String> faults) {
        Kind kind = KEYS.get(key);
        String place = place(source, table.inputPositionOf(List.of(key)));
        Object value = table.get(List.of(key));
        if (kind == null || value == null) {
            faults.add(
                    place
                            + ": unknown key "
                            + key
                            + Suggestion.of(key, List.copyOf(KEYS.keySet())));
            return;
        }
        try {
            values.put(key, kind.read(value));
        } catch (IllegalArgumentException e) {
            faults.add(place + ": " + key + " is " + value + "; " + e.getMessage());
        }
    }

    private static Instrument instrument(int id, String symbol, Map<String, Object> values) {
        return new Instrument(
                id,
                symbol,
                (String) of(values, "venue"),
                (String) of(values, "quote_currency"),
                new Instrument.Grid(
                        amount(values, "price_increment"),
                        amount(values, "lot"),
                        amount(values, "min_notional")),
                new Instrument.Costs(
                        amount(values, "maker_fee_bps") / BASIS_POINT,
                        amount(values, "taker_fee_bps") / BASIS_POINT,
                        amount(values, "slippage_bps") / BASIS_POINT,
                        amount(values, "assumed_spread_bps") / BASIS_POINT),
                SessionCalendar.parse((String) of(values, "calendar")),
                amount(values, "collar"),
                (Boolean) of(values, "trades"),
                (Boolean) of(values, "volume"),
                (Boolean) of(values, "quotes"),
                InstrumentTerms.read(values));
    }

    private static Object of(Map<String, Object> values, String key) {
        Object value = values.get(key);
        if (value == null) {
            throw new IllegalArgumentException(key + " is missing; add it");
        }
        return value;
    }

    private static long amount(Map<String, Object> values, String key) {
        return (Long) of(values, key);
    }

    private static String place(String source, @Nullable TomlPosition position) {
        return position == null ? source : source + ":" + position.line() + ":" + position.column();
    }

    /**
     * Writes a table that {@link #parse} reads back to equal instruments.
     *
     * @param table the table
     * @return TOML
     */
    public static String write(InstrumentTable table) {
        StringBuilder text = new StringBuilder();
        for (int id = 0; id < table.size(); id++) {
            Instrument instrument = table.get(id);
            text.append(id == 0 ? "" : "\n");
            text.append("[instrument.").append(Kind.TEXT.write(instrument.symbol())).append("]\n");
            Map<String, Object> values = values(instrument);
            for (Map.Entry<String, Kind> key : KEYS.entrySet()) {
                if (REQUIRED.containsKey(key.getKey()) || values.containsKey(key.getKey())) {
                    text.append(key.getKey()).append(" = ");
                    text.append(key.getValue().write(of(values, key.getKey()))).append('\n');
                }
            }
        }
        return text.toString();
    }

    /**
     * A table with one value of one instrument changed.
     *
     * @param table the table
     * @param symbol of the instrument
     * @param key as in the file
     * @param value as in the file
     * @return the table that the file would be with that line
     * @throws ConfigException when there is no such instrument or key, or the value cannot be used
     */
    public static InstrumentTable with(
            InstrumentTable table, String symbol, String key, String value) {
        String place = "--set " + SECTION + "." + symbol + "." + key;
        if (table.find(symbol) == Instrument.NONE) {
            throw new ConfigException(
                    place + ": the run has no " + symbol + "; it has " + table.symbols());
        }
        if (!KEYS.containsKey(key)) {
            throw new ConfigException(
                    place
                            + ": unknown key "
                            + key
                            + Suggestion.of(key, List.copyOf(KEYS.keySet())));
        }
        String head = "[instrument." + Kind.TEXT.write(symbol) + "]";
        StringBuilder text = new StringBuilder();
        boolean inside = false;
        for (String line : write(table).lines().toList()) {
            inside = line.startsWith("[") ? line.equals(head) : inside;
            if (!inside || !line.startsWith(key + " = ")) {
                text.append(line).append('\n');
            }
            if (line.equals(head)) {
                String written =
                        KEYS.get(key) == Kind.TEXT && !value.startsWith("\"")
                                ? Kind.TEXT.write(value)
                                : value;
                text.append(key).append(" = ").append(written).append('\n');
            }
        }
        return parse(place, text.toString());
    }

    private static Map<String, Object> values(Instrument instrument) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("venue", instrument.venue());
        values.put("quote_currency", instrument.quoteCurrency());
        values.put("price_increment", instrument.grid().priceIncrement());
        values.put("lot", instrument.grid().lot());
        values.put("min_notional", instrument.grid().minNotional());
        values.put("maker_fee_bps", instrument.costs().makerFee() * BASIS_POINT);
        values.put("taker_fee_bps", instrument.costs().takerFee() * BASIS_POINT);
        values.put("slippage_bps", instrument.costs().slippage() * BASIS_POINT);
        values.put("assumed_spread_bps", instrument.costs().assumedSpread() * BASIS_POINT);
        values.put("calendar", instrument.calendar().label());
        values.put("collar", instrument.collar());
        values.put("trades", instrument.hasTrades());
        values.put("volume", instrument.hasVolume());
        values.put("quotes", instrument.hasQuotes());
        values.putAll(InstrumentTerms.write(instrument.terms()));
        return values;
    }
}
