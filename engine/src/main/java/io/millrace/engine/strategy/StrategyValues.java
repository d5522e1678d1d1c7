package io.millrace.engine.strategy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value for every setting of one strategy, checked against its range. Immutable. */
public final class StrategyValues {

    private final Map<String, Double> values = new LinkedHashMap<>();
    private final Map<String, String> texts = new LinkedHashMap<>();

    /**
     * Takes given values and fills the rest with defaults.
     *
     * @param settings all that there are
     * @param given by key; a flag is 0 or 1
     * @throws IllegalArgumentException when a key is unknown, or a value is out of range or not of
     *     its kind
     */
    public StrategyValues(List<StrategySetting> settings, Map<String, Double> given) {
        for (StrategySetting setting : settings) {
            double value = given.getOrDefault(setting.key(), setting.standard());
            setting.check(value);
            values.put(setting.key(), value);
        }
        for (String key : given.keySet()) {
            if (!values.containsKey(key)) {
                throw new IllegalArgumentException(
                        key + " is no setting; there are " + String.join(", ", values.keySet()));
            }
        }
    }

    /**
     * Takes given values and texts and fills the rest with defaults.
     *
     * @param settings all that there are
     * @param given numbers and flags by key; a flag is 0 or 1
     * @param givenTexts texts by key
     * @throws IllegalArgumentException when a key is unknown or of another kind, or a value is out
     *     of range
     */
    public StrategyValues(
            List<StrategySetting> settings,
            Map<String, Double> given,
            Map<String, String> givenTexts) {
        this(settings, given);
        for (StrategySetting setting : settings) {
            if (setting.kind() == StrategySetting.Kind.TEXT) {
                texts.put(setting.key(), givenTexts.getOrDefault(setting.key(), ""));
            }
        }
        for (String key : givenTexts.keySet()) {
            if (!texts.containsKey(key)) {
                throw new IllegalArgumentException(
                        key + " is no text; there are " + String.join(", ", texts.keySet()));
            }
        }
    }

    /**
     * Text.
     *
     * @param key of a setting
     * @return its value, empty by default
     */
    public String text(String key) {
        return texts.getOrDefault(key, "");
    }

    /**
     * A decimal number.
     *
     * @param key of a setting
     * @return its value
     */
    public double number(String key) {
        Double value = values.get(key);
        if (value == null) {
            throw new IllegalArgumentException(
                    key + " is no setting; there are " + String.join(", ", values.keySet()));
        }
        return value;
    }

    /**
     * A whole number.
     *
     * @param key of a setting
     * @return its value
     */
    public int whole(String key) {
        return (int) number(key);
    }

    /**
     * True or false.
     *
     * @param key of a setting
     * @return its value
     */
    public boolean flag(String key) {
        return number(key) != 0;
    }
}
