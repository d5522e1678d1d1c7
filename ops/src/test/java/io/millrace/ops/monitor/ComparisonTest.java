package io.millrace.ops.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.model.event.StateFlyweight;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.state.QualityKind;
import io.millrace.model.state.StateCause;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Every cause tells its numbers in its own unit. */
class ComparisonTest {

    private static StateFlyweight change(StateCause cause, long value, long limit, long base) {
        return new StateFlyweight()
                .wrap(new UnsafeBuffer(new byte[StateFlyweight.LENGTH]), 0)
                .cause(cause.code())
                .value(value)
                .limit(limit)
                .base(base);
    }

    /** What risk writes for each, raw, and what an operator and a dump show of it. */
    private static final String TABLE =
            """
            NONE,                  0,           0,           0, 0,            0,      amount, 0
            START_UP,              0,           0,           0, 0,            0,      amount, 0
            DAILY_LOSS,   2029317890,  2000000000,  1, 20.2931789,   20,     amount, 20.2931789
            DRAWDOWN,              2000000000,  2000000000,  1, 20,           20,     amount, 20
            CONCENTRATION,         600000000,   500000000,   1, 6,            5,      amount, 6
            CRITICAL,              3,           3,           0, 3,            3,      count,  3
            CRITICAL,              60000000001, 60000000000, 0, 60.000000001 s, 60 s, s,      60
            CRITICAL,              60500000000, 60000000000, 60000000000, 605, 600,   amount, 605
            CRITICAL,              300000000,   3,           3, 3,   0.00000003,      amount, 3
            CRITICAL,              1000000000,  0,           0, 10,           0,      amount, 10
            CRITICAL,             -9223372036854775808, 0,   0, none,         0,      amount, none
            MANUAL,                0,           0,           0, 0,            0,      amount, 0
            WATCHDOG,              0,           0,           0, 0,            0,      amount, 0
            LATCH,                 0,           0,           0, 0,            0,      amount, 0
            DATA,                  68000000,    67000000,    0, 0.68,         0.67,   amount, 0.68
            RESET,                 0,           0,           0, 0,            0,      amount, 0
            CLEARED,               30000000000, 30000000000, 0, 30 s,         30 s,   s,      30
            SOFT_LOSS,             200000000,   200000000,   0, 2,            2,      amount, 2
            JOURNAL,               75000000,    50000000,    0, 0.075 s,      0.05 s, s,      0.075
            JOURNAL,               -1,          50000000,    0, -0.000000001 s, 0.05 s, s,    0
            JOURNAL,               1073741824,  2147483648,  0, 1024 MiB,     2048 MiB, MiB,  1024
            JOURNAL,               0,           2147483648,  0, 0 MiB,        2048 MiB, MiB,  0
            VENUE_LINK,            15200000000, 15000000000, 0, 15.2 s,       15 s,   s,      15.2
            VENUE_LINK,            1,           0,           0, 1 (link down), 0,     bits,   1
            STALE_MARK,            31000000000, 30000000000, 0, 31 s,         30 s,   s,      31
            UNKNOWN_ORDER,         2,           0,           0, 2,            0,      count,  2
            GATEWAY_GUARD,         100000000000, 90000000000, 0, 1000,        900,    amount, 1000
            CLOCK_SKEW,            -6000000000, 5000000000,  0, -6 s,         5 s,    s,      -6
            LADDER,                70000000,    100000000,   0, 0.7,          1,      amount, 0.7
            FLATTEN_PENDING_OPEN,  1,           0,           0, 1,            0,      count,  1
            UNEXPECTED_FILL, 1000000001, 1000000000, 0, 10.00000001, 10, amount, 10.00000001
            """;

    @ParameterizedTest(name = "{0} {1} of {2}")
    @CsvSource(textBlock = TABLE)
    void shouldTellEachCauseInItsUnit(
            StateCause cause,
            long value,
            long limit,
            long base,
            String valueText,
            String limitText,
            String unit,
            String amount) {
        Comparison compared = Comparison.of(change(cause, value, limit, base));

        assertEquals(valueText, compared.valueText());
        assertEquals(limitText, compared.limitText());
        assertEquals(unit, compared.unit().label());
        assertEquals(amount, FixedPoint.toText(compared.valueAmount()));
    }

    /** A cause that is new needs a row. */
    @ParameterizedTest
    @EnumSource(StateCause.class)
    void shouldHaveARowForEachCause(StateCause cause) {
        Set<String> rows =
                TABLE.lines()
                        .map(row -> row.substring(0, row.indexOf(',')))
                        .collect(Collectors.toSet());

        assertEquals(true, rows.contains(cause.name()), cause.name());
    }

    @Test
    void shouldNameEachBitOfTheLink() {
        Comparison compared = Comparison.of(change(StateCause.VENUE_LINK, 15, 0, 0));

        assertEquals(
                "15 (link down, private stream down, reconciling, comparison failed)",
                compared.valueText());
    }

    @Test
    void shouldTellAFaultInTheDataInTheUnitOfItsKind() {
        StateFlyweight change = change(StateCause.DATA, 90_500_000_000L, 60_000_000_000L, 0);
        Set<QualityKind> times =
                EnumSet.of(
                        QualityKind.GAP,
                        QualityKind.LATE,
                        QualityKind.OUT_OF_ORDER,
                        QualityKind.STALE);
        Set<QualityKind> amounts =
                EnumSet.of(
                        QualityKind.DOUBTED,
                        QualityKind.CROSSED,
                        QualityKind.LOCKED,
                        QualityKind.OUTLIER);

        for (QualityKind kind : QualityKind.values()) {
            String told = Comparison.of(change, kind).valueText();
            String wanted = amounts.contains(kind) ? "905" : "90500000000";
            assertEquals(times.contains(kind) ? "90.5 s" : wanted, told, kind.name());
        }
        assertEquals(
                "7",
                Comparison.of(change(StateCause.UNKNOWN_ORDER, 7, 0, 0), QualityKind.GAP)
                        .valueText());
    }
}
