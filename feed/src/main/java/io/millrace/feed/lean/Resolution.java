package io.millrace.feed.lean;

import io.millrace.model.time.Timeframe;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How fine the rows of a file are. */
enum Resolution {
    /** Single trades or quotes, a file a day. */
    TICK(Optional.empty(), true),
    /** Bars of a second, a file a day. */
    SECOND(Optional.of(Timeframe.S1), true),
    /** Bars of a minute, a file a day. */
    MINUTE(Optional.of(Timeframe.M1), true),
    /** Bars of an hour, one file for all of them. */
    HOUR(Optional.of(Timeframe.H1), false),
    /** Bars of a day, one file for all of them. */
    DAILY(Optional.of(Timeframe.D1), false);

    private final Optional<Timeframe> timeframe;
    private final boolean isByDay;

    Resolution(Optional<Timeframe> timeframe, boolean isByDay) {
        this.timeframe = timeframe;
        this.isByDay = isByDay;
    }

    /** Length of the bars, empty for ticks. */
    Optional<Timeframe> timeframe() {
        return timeframe;
    }

    /** Whether every day has its file, in a folder of the ticker. */
    boolean isByDay() {
        return isByDay;
    }

    /** Name of the folder. */
    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Finds a resolution by its folder. */
    static Optional<Resolution> named(String folder) {
        return Arrays.stream(values())
                .filter(resolution -> resolution.folder().equals(folder))
                .findFirst();
    }
}
