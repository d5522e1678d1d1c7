package io.millrace.ops.config;

import com.fasterxml.jackson.core.JsonGenerator;

import io.millrace.engine.strategy.StrategyProvider;

import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A value for every setting that exists: the defaults, then a file, then what the command line
 * overrides.
 *
 * <p>Strict: an unknown key, a value of the wrong kind or a file that is no TOML is a fault, and
 * all faults are named at once, each with file, line and column.
 */
public final class Config {

    private final List<StrategyProvider> strategies;
    private final Map<String, StrategyProvider> own = new LinkedHashMap<>();
    private final Map<String, Key> keys = new LinkedHashMap<>();
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Map<String, String> places = new LinkedHashMap<>();

    private Config(List<StrategyProvider> strategies) {
        this.strategies = strategies;
        for (Key key : Keys.all(strategies)) {
            keys.put(key.path(), key);
            values.put(key.path(), key.standard());
        }
    }

    /**
     * The defaults alone.
     *
     * @param strategies strategies that exist
     * @return settings
     */
    public static Config defaults(List<StrategyProvider> strategies) {
        return new Config(strategies);
    }

    /**
     * The defaults, then a file.
     *
     * @param strategies strategies that exist
     * @param file TOML
     * @return settings
     * @throws ConfigException naming every fault
     */
    public static Config read(List<StrategyProvider> strategies, Path file) {
        return new Config(strategies).merge(file.toString(), text(file), false);
    }

    /**
     * Settings as they stand at the head of an epoch.
     *
     * @param strategies strategies that exist
     * @param source name for messages
     * @param text TOML as {@link #toToml()} writes it
     * @return settings
     * @throws ConfigException naming every fault
     */
    public static Config recorded(List<StrategyProvider> strategies, String source, String text) {
        return new Config(strategies).merge(source, text, true);
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (java.nio.file.NoSuchFileException e) {
            throw new ConfigException(file + ": there is no such file; name one that exists");
        } catch (java.nio.charset.CharacterCodingException e) {
            throw new ConfigException(file + ": it is not UTF-8; save it as UTF-8 text");
        } catch (IOException e) {
            throw new ConfigException(file + ": cannot be read: " + e.getMessage());
        }
    }

    private Config merge(String source, String text, boolean withInternal) {
        TomlParseResult toml = Toml.parse(text);
        List<String> faults = new ArrayList<>();
        for (TomlParseError error : toml.errors()) {
            faults.add(place(source, error.position()) + ": " + error.getMessage());
        }
        if (faults.isEmpty()) {
            declare(toml);
            walk(source, toml, "", withInternal, faults);
        }
        if (!faults.isEmpty()) {
            throw new ConfigException(faults);
        }
        return this;
    }

    /** Makes the keys of strategies that have a name of their own. */
    private void declare(TomlTable toml) {
        if (!(toml.get(List.of("strategy")) instanceof TomlTable named)) {
            return;
        }
        for (String name : named.keySet()) {
            boolean isOwn = strategies.stream().noneMatch(each -> each.name().equals(name));
            if (isOwn && named.get(List.of(name)) instanceof TomlTable table) {
                strategies.stream()
                        .filter(each -> each.name().equals(table.get(List.of("kind"))))
                        .forEach(provider -> declare(name, provider));
            }
        }
    }

    private void declare(String name, StrategyProvider provider) {
        own.put(name, provider);
        for (Key key : Keys.named(name, provider)) {
            keys.put(key.path(), key);
            values.put(key.path(), key.standard());
        }
        keys.computeIfPresent(
                Keys.STRATEGIES,
                (path, key) -> Key.names(path, "adaptive", strategyNames(), key.meaning()));
    }

    private List<String> strategyNames() {
        List<String> names = new ArrayList<>();
        strategies.forEach(each -> names.add(each.name()));
        names.addAll(own.keySet());
        return names;
    }

    /**
     * Finds a strategy.
     *
     * @param name of a strategy, or its own name in these settings
     * @return who makes it
     */
    StrategyProvider strategy(String name) {
        StrategyProvider declared = own.get(name);
        if (declared != null) {
            return declared;
        }
        return strategies.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new ConfigException(
                                        "run.strategy is \""
                                                + name
                                                + "\"; there is none of that name"));
    }

    private void walk(
            String source,
            TomlTable table,
            String prefix,
            boolean withInternal,
            List<String> faults) {
        for (String name : table.keySet()) {
            String path = prefix + name;
            Object value = table.get(List.of(name));
            String place = place(source, table.inputPositionOf(List.of(name)));
            if (value instanceof TomlTable inner && isSection(path)) {
                walk(source, inner, path + ".", withInternal, faults);
                continue;
            }
            take(path, value, place, withInternal, faults);
        }
    }

    private boolean isSection(String path) {
        return keys.keySet().stream().anyMatch(key -> key.startsWith(path + "."));
    }

    private void take(
            String path,
            @Nullable Object value,
            String place,
            boolean withInternal,
            List<String> faults) {
        Key key = keys.get(path);
        if (key == null || value == null || (key.internal() && !withInternal)) {
            faults.add(place + ": unknown key " + path + Suggestion.of(path, visiblePaths()));
            return;
        }
        try {
            Object read = key.kind().read(value);
            List<?> chosen = read instanceof List<?> several ? several : List.of(read);
            if (!key.choices().isEmpty() && !key.choices().containsAll(chosen)) {
                throw new IllegalArgumentException(
                        "it must be one of " + String.join(", ", key.choices()));
            }
            values.put(path, read);
            places.put(path, place);
            if (path.equals(Profile.PATH)) {
                follow(Profile.of((String) read));
            }
        } catch (IllegalArgumentException e) {
            faults.add(
                    place
                            + ": "
                            + (place.startsWith("--") ? "value" : path)
                            + " is "
                            + shown(value)
                            + "; "
                            + e.getMessage());
        }
    }

    /** What a file or an option has named stays as it is. */
    private void follow(Profile profile) {
        for (Key key : keys.values()) {
            if (key.path().equals(Profile.PATH) || places.containsKey(key.path())) {
                continue;
            }
            if (!key.internal() && Profile.knows(key)) {
                values.put(key.path(), profile.standard(key));
            }
        }
    }

    private List<String> visiblePaths() {
        List<String> paths = new ArrayList<>();
        for (Key key : keys.values()) {
            if (!key.internal()) {
                paths.add(key.path());
            }
        }
        return paths;
    }

    private static String shown(Object value) {
        return value instanceof String text
                ? "\"" + text + "\""
                : value instanceof TomlTable ? "a table" : value.toString();
    }

    private static String place(String source, @Nullable TomlPosition position) {
        return position == null ? source : source + ":" + position.line() + ":" + position.column();
    }

    /**
     * Overrides one setting, from the command line.
     *
     * @param path dotted name
     * @param value as the settings file would give it
     * @param option name of the option, for messages
     * @return this
     */
    public Config override(String path, Object value, String option) {
        List<String> faults = new ArrayList<>();
        take(path, value, option, true, faults);
        if (!faults.isEmpty()) {
            throw new ConfigException(faults);
        }
        return this;
    }

    /**
     * Overrides a list of texts, from the command line.
     *
     * @param path dotted name
     * @param texts values
     * @return this
     */
    public Config override(String path, List<String> texts) {
        values.put(path, List.copyOf(texts));
        return this;
    }

    /** Sets what a file may set, too. */
    void assign(String path, Object value, String place, List<String> faults) {
        take(path, value, place, false, faults);
    }

    /** Settings that a file or an option has set. */
    List<String> placed() {
        return List.copyOf(places.keySet());
    }

    /** The defaults with one setting of these, and the strategy that it may belong to. */
    Config alone(String path) {
        Config alone = new Config(strategies);
        own.forEach(alone::declare);
        alone.values.put(Keys.STRATEGIES, value(Keys.STRATEGIES));
        alone.values.put(path, value(path));
        alone.places.put(path, placeOf(path));
        return alone;
    }

    /**
     * Where a setting was set.
     *
     * @param path dotted name
     * @return file with line and column, an option, or "default"
     */
    String placeOf(String path) {
        return places.getOrDefault(path, "default");
    }

    List<StrategyProvider> strategies() {
        return strategies;
    }

    Object value(String path) {
        Object value = values.get(path);
        if (value == null) {
            throw new IllegalStateException(path + " is no setting");
        }
        return value;
    }

    String text(String path) {
        return (String) value(path);
    }

    long whole(String path) {
        return (Long) value(path);
    }

    /** A whole number that an int holds. */
    int small(String path) {
        long value = whole(path);
        if (value < Integer.MIN_VALUE || value > Integer.MAX_VALUE) {
            String name = path.substring(path.lastIndexOf('.') + 1);
            throw new IllegalArgumentException(name + " is " + value + "; it is out of range");
        }
        return (int) value;
    }

    /** Takes over one setting of others. */
    void adopt(Config other, String path) {
        values.put(path, other.value(path));
    }

    boolean holds(String path, Object value) {
        return value.equals(values.get(path));
    }

    double number(String path) {
        return (Double) value(path);
    }

    boolean flag(String path) {
        return (Boolean) value(path);
    }

    List<String> texts(String path) {
        List<String> texts = new ArrayList<>();
        for (Object text : (List<?>) value(path)) {
            texts.add((String) text);
        }
        return texts;
    }

    /**
     * All settings as a file that {@link #recorded} reads back to the same values.
     *
     * @return TOML, a line each
     */
    public String toToml() {
        return Rendering.toml(keys.values(), values, true);
    }

    /**
     * All settings that a file may have, with their meanings as comments.
     *
     * @return TOML
     */
    public String toCommentedToml() {
        return Rendering.commentedToml(keys.values(), values);
    }

    /**
     * Writes all settings that a file may have, by dotted name, as a settings file would write
     * them.
     *
     * @param json where to
     * @throws IOException when it cannot be written
     */
    public void writeJson(JsonGenerator json) throws IOException {
        for (Key key : keys.values()) {
            if (!key.internal()) {
                json.writeStringField(key.path(), key.kind().write(value(key.path())));
            }
        }
    }

    /**
     * Reference of every key, for the documentation.
     *
     * @param strategies strategies that exist
     * @return Markdown
     */
    public static String reference(List<StrategyProvider> strategies) {
        return Rendering.reference(Keys.all(strategies));
    }
}
