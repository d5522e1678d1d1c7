package io.millrace.ops.config;

import io.millrace.broker.simulated.BarFill;
import io.millrace.broker.simulated.BrokerSettings;
import io.millrace.broker.simulated.QueueModel;
import io.millrace.model.fixed.FixedPoint;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The section about fills: its keys, and the record that is made of it. */
final class FillSettings {

    private FillSettings() {}

    static void addKeys(List<Key> keys) {
        BrokerSettings standard = BrokerSettings.defaults();
        keys.add(
                Key.choice(
                        "fill.bar",
                        label(standard.bar()),
                        labels(BarFill.values()),
                        "where an order trades that was sent on a bar's close: at the open of the"
                                + " next bar, or at the close in hand"));
        keys.add(
                Key.choice(
                        "fill.queue",
                        label(standard.queue()),
                        labels(QueueModel.values()),
                        "when a limit trades at its price: when touched, only when traded through,"
                                + " or by its place in the queue"));
        keys.add(
                Key.of(
                        "fill.partial",
                        Kind.FLAG,
                        standard.partial().allowed(),
                        "whether the size of a quote, a trade or a bar bounds a fill"));
        keys.add(
                Key.of(
                        "fill.participation",
                        Kind.AMOUNT,
                        FixedPoint.ONE,
                        "part of a trade's or a bar's size that may be ours"));
        keys.add(
                Key.of(
                        "fill.latency_order",
                        Kind.DURATION,
                        standard.latency().orderNs(),
                        "time that a new order takes to the broker"));
        keys.add(
                Key.of(
                        "fill.latency_cancel",
                        Kind.DURATION,
                        standard.latency().cancelNs(),
                        "time that a cancel or a replace takes to the broker"));
        keys.add(
                Key.of(
                        "fill.reject_every",
                        Kind.WHOLE,
                        standard.oddity().rejectEvery(),
                        "for tests: every how many orders one is refused; 0 for never"));
        keys.add(
                Key.of(
                        "fill.odd_every",
                        Kind.WHOLE,
                        standard.oddity().oddEvery(),
                        "for tests: every how many fills an odd answer follows; 0 for never"));
    }

    static BrokerSettings read(Config config) {
        return new BrokerSettings(
                BarFill.valueOf(config.text("fill.bar").toUpperCase(Locale.ROOT)),
                QueueModel.valueOf(config.text("fill.queue").toUpperCase(Locale.ROOT)),
                new BrokerSettings.Partial(
                        config.flag("fill.partial"), config.whole("fill.participation")),
                new BrokerSettings.Latency(
                        config.whole("fill.latency_order"), config.whole("fill.latency_cancel")),
                new BrokerSettings.Oddity(
                        config.whole("fill.reject_every"), config.whole("fill.odd_every")));
    }

    private static List<String> labels(Enum<?>[] values) {
        return Arrays.stream(values).map(FillSettings::label).toList();
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
