package io.millrace.broker.simulated;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

import java.util.Arrays;

/** The newest prices of each instrument, and the bar in hand. Engine's thread. */
final class NewestMarket {

    final long[] last;
    final long[] bid;
    final long[] ask;
    final long[] bidSize;
    final long[] askSize;

    /** Close of the newest bar of the decisions, and the engine time at which it was told. */
    final long[] close;

    final long[] closedNs;

    /** What our fills left of the newest bar. */
    final long[] barLeft;

    /** Whether the newest price came with a bar of the source. */
    final boolean[] ofBars;

    NewestMarket(int instruments) {
        last = none(instruments);
        bid = none(instruments);
        ask = none(instruments);
        bidSize = new long[instruments];
        askSize = new long[instruments];
        close = none(instruments);
        closedNs = none(instruments);
        barLeft = new long[instruments];
        ofBars = new boolean[instruments];
    }

    private static long[] none(int length) {
        long[] values = new long[length];
        Arrays.fill(values, NONE);
        return values;
    }

    void trade(int instrument, long price) {
        last[instrument] = price;
        ofBars[instrument] = false;
    }

    void quote(int instrument, long newBid, long newAsk) {
        bid[instrument] = newBid;
        ask[instrument] = newAsk;
        bidSize[instrument] = 0;
        askSize[instrument] = 0;
    }

    void sizes(int instrument, long newBidSize, long newAskSize) {
        bidSize[instrument] = newBidSize;
        askSize[instrument] = newAskSize;
    }

    void bar(int instrument, long price) {
        last[instrument] = price;
        ofBars[instrument] = true;
        barLeft[instrument] = MarketView.UNBOUNDED;
    }

    boolean isInHand(int instrument, long nowNs) {
        return ofBars[instrument] && closedNs[instrument] == nowNs;
    }

    void save(StateSink sink) {
        for (int i = 0; i < last.length; i++) {
            sink.putLong(last[i]);
            sink.putLong(bid[i]);
            sink.putLong(ask[i]);
            sink.putLong(bidSize[i]);
            sink.putLong(askSize[i]);
            sink.putLong(close[i]);
            sink.putLong(closedNs[i]);
            sink.putLong(barLeft[i]);
            sink.putBoolean(ofBars[i]);
        }
    }

    void load(StateSource source) {
        for (int i = 0; i < last.length; i++) {
            last[i] = source.takeLong();
            bid[i] = source.takeLong();
            ask[i] = source.takeLong();
            bidSize[i] = source.takeLong();
            askSize[i] = source.takeLong();
            close[i] = source.takeLong();
            closedNs[i] = source.takeLong();
            barLeft[i] = source.takeLong();
            ofBars[i] = source.takeBoolean();
        }
    }
}
