package io.millrace.ops.backtest;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.ops.monitor.JsonText;
import io.millrace.ops.monitor.KillView;
import io.millrace.ops.run.RunResult;

import java.util.List;
import java.util.Locale;

/** A result as a table for people, at most 80 columns but for the names of files. */
public final class ResultText {

    private final BacktestResult result;
    private final StringBuilder text = new StringBuilder();

    private ResultText(BacktestResult result) {
        this.result = result;
    }

    /**
     * Writes a result.
     *
     * @param result of a backtest
     * @return lines
     */
    public static String of(BacktestResult result) {
        ResultText made = new ResultText(result);
        made.head();
        made.money();
        made.figures(result.figures());
        made.line("");
        made.row("benchmark", "holding " + result.held().symbol());
        made.figures(result.benchmark());
        made.groups();
        made.foot();
        return made.text.toString();
    }

    private void head() {
        RunResult run = result.run();
        line(
                String.format(
                        Locale.ROOT,
                        "Millrace backtest, strategy %s on %s bars",
                        run.strategy(),
                        run.timeframe().label()));
        row("data", run.market().label());
        row(
                "",
                JsonText.isoTime(result.booked().firstTimeNs())
                        + " to "
                        + JsonText.isoTime(result.booked().lastTimeNs())
                        + (run.stopped() ? ", ended early" : ""));
        row(
                "events",
                String.format(
                        Locale.ROOT,
                        "%,d ticks, %,d bars, %,d signals, %,d denied, %,d fills",
                        run.view().counters().ticks(),
                        run.view().counters().bars(),
                        run.view().counters().signals(),
                        run.view().counters().denied(),
                        run.view().counters().fills()));
        line("");
    }

    private void money() {
        LedgerResult.Totals totals = result.booked().totals();
        row("start equity", amount(totals.start()));
        row("end equity", amount(totals.end()));
        row("P&L", amount(totals.profit()));
        row("fees", amount(totals.fees()));
        if (totals.charges() != 0) {
            row("charges", amount(totals.charges()));
        }
        if (totals.deposits() != 0) {
            row("deposits", amount(totals.deposits()));
        }
        int open = result.booked().trades().size() - result.booked().closed().size();
        if (open != 0) {
            row("trades open", String.valueOf(open));
        }
    }

    private String amount(long value) {
        return String.format(
                Locale.ROOT, "%,.2f %s", FixedPoint.toDouble(value), result.held().quoteCurrency());
    }

    private void figures(List<Figure> figures) {
        for (Figure figure : figures) {
            row(figure.label(), figure.text());
        }
    }

    private void groups() {
        for (Group.By by : List.of(Group.By.REGIME, Group.By.STRATEGY)) {
            List<Group> groups = Group.of(result.booked().closed(), by);
            if (groups.size() < 2) {
                continue;
            }
            line("");
            for (Group group : groups) {
                row(
                        group.key(),
                        String.format(
                                Locale.ROOT,
                                "%,d trades, %,d won, %s",
                                group.trades(),
                                group.won(),
                                amount(group.net())));
            }
        }
    }

    private void foot() {
        RunResult run = result.run();
        KillView kill = run.view().kill();
        line("");
        if (kill.active()) {
            row(
                    "halted",
                    String.format(
                            Locale.ROOT,
                            "by %s at %s: value %s, limit %s",
                            kill.cause(),
                            JsonText.isoTime(kill.timeNs()),
                            kill.compared().valueText(),
                            kill.compared().limitText()));
        }
        row(
                "speed",
                String.format(
                        Locale.ROOT,
                        "%,d events/s over %.2f s",
                        run.speed().perSecond(),
                        run.speed().seconds()));
        row("state hash", run.stateHash());
        row("journal", run.epoch() + " (sealed)");
        row(
                "files",
                run.home()
                        + "/"
                        + ResultFiles.TRADES
                        + ", "
                        + ResultFiles.EQUITY
                        + ", "
                        + ResultFiles.RESULT);
    }

    private void row(String name, String value) {
        line(String.format(Locale.ROOT, "  %-22s%s", name, value));
    }

    private void line(String one) {
        text.append(one).append('\n');
    }
}
