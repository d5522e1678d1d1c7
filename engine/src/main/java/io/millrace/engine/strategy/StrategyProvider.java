package io.millrace.engine.strategy;

import java.util.List;

/** Makes a strategy. Listed by hand in the registry; nothing is found by scanning. */
public interface StrategyProvider {

    /**
     * Name in settings and on the command line.
     *
     * @return lower case, unique
     */
    String name();

    /**
     * One sentence for the list of strategies.
     *
     * @return what it does
     */
    String summary();

    /**
     * Settings that it obeys, with their defaults.
     *
     * @return in the order in which they are shown
     */
    List<StrategySetting> settings();

    /**
     * Makes one instance.
     *
     * @param values a value for every setting
     * @param instruments how many instruments there are
     * @return a strategy in its first state
     * @throws IllegalArgumentException when values contradict each other
     */
    Strategy create(StrategyValues values, int instruments);

    /**
     * Makes one instance that may be asked about some instruments only.
     *
     * @param values a value for every setting
     * @param instruments how many instruments there are
     * @param chosen about how many of them it is asked, 1 to instruments
     * @return a strategy in its first state
     * @throws IllegalArgumentException when values contradict each other
     */
    default Strategy create(StrategyValues values, int instruments, int chosen) {
        return create(values, instruments);
    }
}
