package io.millrace.broker.simulated;

import static io.millrace.model.fixed.FixedPoint.ONE;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The queue position against a queue of single lots. */
class QueueTwinTest {

    private static final long CENT = ONE / 100;
    private static final long PRICE = 98 * ONE;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 20261121})
    void shouldFillAsTheQueueOfSingleLots(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Venue venue = new Venue(Venue.settings(BarFill.NEXT_OPEN, QueueModel.QUEUE, false));
        NaiveQueue naive = new NaiveQueue(PRICE);
        int filled = 0;
        int made = 0;
        quote(venue, naive, PRICE, PRICE + CENT, 5);
        for (int event = 1; event <= 20_000; event++) {
            String where = "seed " + seed + ", event " + event;
            if (random.nextInt(6) == 0 && venue.broker.openOrders() < 100) {
                int lots = random.nextInt(1, 5);
                venue.run(event + "/1 BUY " + lots + " limit 98");
                naive.order(event, lots);
            }
            if (random.nextInt(3) == 0) {
                long bid = PRICE + CENT * random.nextInt(-1, 2);
                long ask = bid + CENT * random.nextInt(1, 3);
                quote(venue, naive, bid, ask, random.nextInt(1, 12));
            } else {
                long at = PRICE + CENT * (random.nextInt(40) == 0 ? -1 : random.nextInt(2));
                int lots = random.nextInt(1, 6);
                venue.broker.onTrade(0, at, lots * ONE);
                naive.trade(at, lots);
            }
            List<String> told = lots(venue.take());
            assertEquals(naive.take(), told, where);
            filled += told.size();
            made += (int) told.stream().filter(line -> line.endsWith("maker")).count();
        }
        assertTrue(filled > 5_000 && made > 2_000, "seed " + seed + ": " + filled + ", " + made);
    }

    private static void quote(Venue venue, NaiveQueue naive, long bid, long ask, int lots) {
        venue.broker.onQuote(0, bid, ask, lots * ONE, ONE);
        naive.quote(bid, ask, lots);
    }

    /** A line for each lot, sorted, for one event. */
    private static List<String> lots(List<String> lines) {
        List<String> lots = new ArrayList<>();
        for (String line : lines) {
            String[] words = line.split("[ /]", -1);
            if ("FILL".equals(words[2])) {
                for (int i = 0; i < Integer.parseInt(words[4]); i++) {
                    lots.add(words[0] + (line.contains("maker") ? " maker" : " taker"));
                }
            }
        }
        return lots.stream().sorted().toList();
    }
}
