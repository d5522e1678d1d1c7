package io.millrace.risk;

import static io.millrace.risk.GateBench.INSTRUMENTS;
import static io.millrace.risk.GateBench.NOW;
import static io.millrace.risk.GateBench.STRATEGIES;
import static io.millrace.risk.TestLimits.fp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.instrument.Terms;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.Side;
import io.millrace.model.state.Verdict;
import io.millrace.risk.book.OrderEvent;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;

/** Random orders over random books: the gate says what the table in decimals says. */
class GateTwinTest {

    private static final long SECOND = 1_000_000_000L;

    /** Those that only the state, the form or the source of the order can give. */
    private static final int FURTHER = GateBench.mask(1, 3, 4, 6, 7, 8, 9, 14, 16, 29);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldAgreeWithTheTable(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<Verdict, Integer> seen = new EnumMap<>(Verdict.class);
        for (int round = 0; round < 400; round++) {
            GateBench bench = bench(random);
            NaiveGate naive = new NaiveGate(bench);
            past(random, bench, naive);
            for (int i = 0; i < 10; i++) {
                Candidate order = order(random, bench);
                String where = "seed " + seed + ", round " + round + ", order " + i;
                Map<Integer, Verdict> expected = naive.judge(order, NOW);
                Verdict verdict = bench.judge(order);
                int mask = 0;
                for (int check : expected.keySet()) {
                    mask |= GateBench.mask(check);
                }
                assertEquals(mask, bench.judgement().failed() & ~FURTHER, where);
                Verdict first =
                        expected.isEmpty() ? Verdict.PASS : expected.values().iterator().next();
                assertEquals(first, verdict, where);
                expected.values().forEach(each -> seen.merge(each, 1, Integer::sum));
            }
        }
        List<Verdict> all =
                List.of(
                        Verdict.STRATEGY_DISABLED,
                        Verdict.SYMBOL_NOT_ALLOWED,
                        Verdict.PRICE_COLLAR,
                        Verdict.COLLAR_WINDOW,
                        Verdict.MAX_ORDER_VALUE,
                        Verdict.MAX_ORDER_VOLUME,
                        Verdict.SELF_TRADE,
                        Verdict.STRATEGY_RATE,
                        Verdict.REPEAT_THROTTLE,
                        Verdict.MAX_POSITIONS,
                        Verdict.UNKNOWN_PENDING,
                        Verdict.CONSERVATION,
                        Verdict.MAX_POSITION,
                        Verdict.MAX_EXPOSURE,
                        Verdict.CORRELATION,
                        Verdict.LEVERAGE,
                        Verdict.MARGIN,
                        Verdict.BUYING_POWER,
                        Verdict.DAILY_LOSS_SOFT,
                        Verdict.LOW_CONFIDENCE);
        assertTrue(seen.keySet().containsAll(all), "seed " + seed + ": only " + seen);
    }

    /**
     * Every byte of the records of these 16,000 orders: verdict, masks, and all operands and
     * limits. The sums were taken before the gate was made faster; a change of what a check leaves
     * in the journal changes them.
     */
    @ParameterizedTest(name = "seed {0}")
    @CsvSource({"1, 4074597966", "2, 1787133021", "3, 499458062", "4, 3399242415"})
    void shouldLeaveTheSameBytesAsBefore(long seed, long expected) {
        SplittableRandom random = new SplittableRandom(seed);
        UnsafeBuffer room = new UnsafeBuffer(new byte[OrderFlyweight.JUDGED_LENGTH]);
        OrderFlyweight record = new OrderFlyweight().wrap(room, 0);
        CRC32C sum = new CRC32C();
        for (int round = 0; round < 400; round++) {
            GateBench bench = bench(random);
            past(random, bench, new NaiveGate(bench));
            for (int i = 0; i < 10; i++) {
                Candidate order = order(random, bench);
                bench.judge(order);
                order.writeTo(record, i + 1);
                bench.judgement().writeTo(record);
                sum.update(room.byteArray());
            }
        }
        assertEquals(expected, sum.getValue());
    }

    private static GateBench bench(SplittableRandom random) {
        GateBench bench = new GateBench();
        bench.limits.deny = random.nextInt(8) == 0 ? List.of("I0") : List.of();
        bench.limits.windowBps = random.nextInt(100, 600);
        bench.limits.maxVolumeBps = 100;
        bench.limits.strategyRate = random.nextInt(2, 8);
        bench.limits.entriesPerDay = random.nextInt(1, 12);
        bench.limits.maxPositions = random.nextInt(1, 5);
        bench.limits.maxValueBps = random.nextInt(500, 9_000);
        bench.limits.maxPositionBps = random.nextInt(500, 9_000);
        bench.limits.maxExposureBps = random.nextInt(1_000, 20_000);
        bench.limits.clusterBps = random.nextInt(1_000, 15_000);
        bench.limits.perGroup = random.nextInt(1, 4);
        bench.limits.leverageBps = random.nextInt(1_000, 20_000);
        bench.limits.marginLeverageBps = bench.limits.leverageBps + random.nextInt(20_000);
        bench.limits.freeMarginBps = random.nextInt(9_000);
        bench.limits.cashReserveBps = random.nextInt(3_000);
        bench.limits.softLossBps = random.nextInt(1, 300);
        String[] groups = {"", "a", "b"};
        String[] margins = {"1", "1", "0.5", "0.13"};
        for (int id = 0; id < INSTRUMENTS; id++) {
            Terms plain = Terms.STANDARD;
            long margin = fp(margins[random.nextInt(margins.length)]);
            bench.terms[id] =
                    new Terms(
                            plain.fees(),
                            plain.carry(),
                            plain.impact(),
                            new Terms.Margin(margin, margin),
                            "",
                            groups[random.nextInt(groups.length)],
                            random.nextBoolean() ? 0 : random.nextLong(1, 60_000) * FixedPoint.ONE);
            for (int other = 0; other < INSTRUMENTS; other++) {
                bench.correlation[id][other] =
                        random.nextInt(5) == 0 ? Double.NaN : random.nextDouble(-1, 1);
            }
        }
        for (int id = 0; id < STRATEGIES; id++) {
            bench.strategies[id] =
                    new StrategyLimits(random.nextInt(8) != 0, random.nextInt(0, 101));
        }
        return bench;
    }

    /** Positions, working orders, a loss, prices and orders of the last minutes. */
    private static void past(SplittableRandom random, GateBench bench, NaiveGate naive) {
        bench.ready();
        for (int id = 0; id < INSTRUMENTS; id++) {
            if (random.nextBoolean()) {
                bench.fill(id, Long.toString(random.nextLong(-300, 300)), "100");
            }
        }
        bench.ready();
        naive.prices.add(new NaiveGate.Past(NOW, 0, 0, NaiveGate.decimal(fp("100"))));
        for (int id = 0; id < INSTRUMENTS; id++) {
            long before = NOW - random.nextLong(1, 400) * SECOND;
            long price = fp("90") + random.nextLong(20 * FixedPoint.ONE);
            if (id > 0) {
                bench.gate().onPrice(id, price, before);
                naive.prices.add(new NaiveGate.Past(before, 0, id, NaiveGate.decimal(price)));
                bench.gate().onPrice(id, fp("100"), NOW);
                naive.prices.add(new NaiveGate.Past(NOW, 0, id, NaiveGate.decimal(fp("100"))));
            }
        }
        if (random.nextBoolean()) {
            int id = random.nextInt(INSTRUMENTS);
            bench.fill(id, "1", Long.toString(random.nextLong(100, 3_000)));
            bench.fill(id, "-1", "100");
        }
        for (int i = random.nextInt(6); i > 0; i--) {
            Candidate order = order(random, bench);
            order.size = FixedPoint.ONE * random.nextLong(1, 100);
            int row = bench.book(order);
            if (random.nextInt(12) == 0) {
                bench.orders.note(row, OrderEvent.LOST);
            }
        }
        for (int i = random.nextInt(14); i > 0; i--) {
            Candidate order = order(random, bench);
            long then = NOW - i * 6L * SECOND;
            bench.gate().onSent(order, then);
            NaiveGate.Past sent =
                    new NaiveGate.Past(
                            then, order.strategy, order.instrument, NaiveGate.decimal(0));
            naive.orders.add(sent);
            if (order.role == OrderRole.ENTRY) {
                naive.entries.add(sent);
            }
        }
    }

    private static Candidate order(SplittableRandom random, GateBench bench) {
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        OrderRole[] roles = {
            OrderRole.ENTRY, OrderRole.ENTRY, OrderRole.EXIT, OrderRole.PROTECTIVE_STOP
        };
        OrderRole role = roles[random.nextInt(roles.length)];
        String size = Long.toString(random.nextLong(1, 900));
        long limit = fp("97") + random.nextLong(600) * fp("0.01");
        Candidate order = bench.entry(side, size, "100");
        order.limitPrice = limit;
        if (role != OrderRole.ENTRY) {
            order.role = role;
            order.stopPrice = FixedPoint.NONE;
        }
        if (role == OrderRole.PROTECTIVE_STOP) {
            order.type = io.millrace.model.state.OrderType.STOP;
            order.limitPrice = FixedPoint.NONE;
            order.stopPrice = limit;
        }
        order.instrument = random.nextInt(INSTRUMENTS);
        order.strategy = random.nextInt(STRATEGIES);
        order.confidence = random.nextInt(0, 101);
        return order;
    }
}
