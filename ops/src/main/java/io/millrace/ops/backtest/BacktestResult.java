package io.millrace.ops.backtest;

import io.millrace.model.instrument.Instrument;
import io.millrace.model.instrument.SessionCalendar;
import io.millrace.ops.config.MetricSettings;
import io.millrace.ops.run.RunResult;

import java.util.List;

/**
 * A run and what it came to.
 *
 * @param run what was run
 * @param booked trades and equity
 * @param settings of the metrics
 * @param figures metrics
 * @param benchmark metrics against holding the first instrument
 */
public record BacktestResult(
        RunResult run,
        LedgerResult booked,
        MetricSettings settings,
        List<Figure> figures,
        List<Figure> benchmark) {

    static BacktestResult of(RunResult run, LedgerResult booked, MetricSettings settings) {
        SessionCalendar calendar = first(run).calendar();
        return new BacktestResult(
                run,
                booked,
                settings,
                Headline.of(booked, settings, calendar),
                Headline.benchmark(booked, settings, calendar));
    }

    private static Instrument first(RunResult run) {
        return run.market().instruments().get(0);
    }

    /** What the benchmark holds. */
    Instrument held() {
        return first(run);
    }
}
