package io.millrace.ops.research;

import io.millrace.feed.file.DataKind;
import io.millrace.feed.file.Survey;

import java.util.List;
import java.util.Locale;

/** What bars are made of. */
public enum Basis {
    /** Trades, or bars of trades. */
    TRADES(DataKind.TRADES, DataKind.BARS),
    /** Quotes, or bars of quotes. */
    QUOTES(DataKind.QUOTES, DataKind.QUOTE_BARS);

    private final DataKind ticks;
    private final DataKind bars;

    Basis(DataKind ticks, DataKind bars) {
        this.ticks = ticks;
        this.bars = bars;
    }

    /**
     * Name on the command line.
     *
     * @return lower case
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a file has any of it. */
    boolean isIn(Survey survey) {
        return survey.kinds().containsKey(ticks) || survey.kinds().containsKey(bars);
    }

    /** Whether two files count the same twice: ticks, and bars of these ticks. */
    boolean isTwiceIn(Survey one, Survey other) {
        return one.kinds().containsKey(bars) && other.kinds().containsKey(ticks);
    }

    /** Whether a file has its bars and not only its ticks. */
    boolean isBarsIn(Survey survey) {
        return survey.kinds().containsKey(bars);
    }

    /** Trades where any file has them. */
    static Basis usual(List<Survey> surveys) {
        return surveys.stream().anyMatch(TRADES::isIn) ? TRADES : QUOTES;
    }
}
