package io.millrace.engine.quality;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.engine.bar.SourceBar;
import io.millrace.engine.bar.SourceQuoteBar;
import io.millrace.model.event.OutputSink;
import io.millrace.model.event.QuoteFlyweight;
import io.millrace.model.event.TradeFlyweight;
import io.millrace.model.fixed.Notional;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.state.QualityKind;
import io.millrace.model.state.QualityPolicy;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;
import io.millrace.model.time.Timeframe;

/**
 * Judges every tick before anything is made of it: is it used, is its instrument doubted, does it
 * halt trading. The strictest policy of all its faults counts. Every fault is an output with its
 * operands and its number.
 *
 * <p>A tick far from the last good price is an outlier, until as many as it takes to be trusted
 * came in a row near each other: then that is the price. A doubted instrument is trusted again
 * after so many good ticks in a row.
 *
 * <p>Engine's thread; allocates nothing.
 */
public final class QualityStage {

    private final QualitySettings.Limits limits;
    private final int goodTicks;
    private final QualityPolicy[] policies = new QualityPolicy[QualityKind.values().length];
    private final InstrumentTable instruments;
    private final FaultRecords records;
    private final Stream[] trades;
    private final Stream[] quotes;
    private final Stream[] bars;

    /** Good ticks that an instrument misses until it is trusted; the most of its streams. */
    private final int[] missing;

    private Stream stream;
    private int instrument;
    private long timeNs;
    private long pauseNs;
    private QualityPolicy strictest = QualityPolicy.COUNT;
    private long move;
    private long measured;
    private long allowed;

    /**
     * A stage that has seen nothing.
     *
     * @param settings limits and policies
     * @param instruments whose data
     * @param outputs where faults are told
     */
    public QualityStage(QualitySettings settings, InstrumentTable instruments, OutputSink outputs) {
        limits = settings.limits();
        goodTicks = settings.goodTicks();
        this.instruments = instruments;
        records = new FaultRecords(instruments.size(), outputs);
        for (QualityKind kind : QualityKind.values()) {
            policies[kind.code()] = settings.policies().getOrDefault(kind, QualityPolicy.COUNT);
        }
        trades = Stream.many(instruments.size());
        quotes = Stream.many(instruments.size());
        bars = Stream.many(instruments.size());
        missing = new int[instruments.size()];
        stream = new Stream();
    }

    /**
     * Judges a trade.
     *
     * @param id of the instrument
     * @param tick the trade
     * @return whether it is used
     */
    public boolean onTrade(int id, TradeFlyweight tick) {
        long price = tick.price();
        begin(id, trades, tick.venueTimeNs());
        if (tick.suspect() != 0) {
            fault(QualityKind.DOUBTED, price, 0);
        }
        identifier(tick.venueSequence(), true);
        delay(tick.receiveTimeNs());
        time(limits.gapNs());
        price(price, limits.move());
        return end(price);
    }

    /**
     * Judges a quote.
     *
     * @param id of the instrument
     * @param tick the quote
     * @return whether it is used
     */
    public boolean onQuote(int id, QuoteFlyweight tick) {
        begin(id, quotes, tick.venueTimeNs());
        long bid = tick.bidPrice();
        long ask = tick.askPrice();
        long middle = tick.middlePrice();
        if (tick.suspect() != 0) {
            fault(QualityKind.DOUBTED, middle, 0);
        }
        identifier(tick.venueSequence(), false);
        delay(tick.receiveTimeNs());
        sides(bid, ask);
        time(limits.gapNs());
        price(middle, limits.move());
        return end(middle);
    }

    /**
     * Judges a bar of a source, by its last price and by how far its others are from that. From bar
     * to bar a price may move as much further than from tick to tick as a random walk does; a price
     * that stands is no fault here.
     *
     * @param id of the instrument
     * @param bar the bar
     * @return whether it is used
     */
    public boolean onBar(int id, SourceBar bar) {
        begin(id, bars, bar.startNs());
        bar(bar.timeframe(), bar.close());
        extremes(bar.high(), bar.low());
        return end(bar.close());
    }

    /**
     * Judges a bar of bid and ask of a source, by their last prices.
     *
     * @param id of the instrument
     * @param bar the bar
     * @return whether it is used
     */
    public boolean onQuoteBar(int id, SourceQuoteBar bar) {
        begin(id, bars, bar.startNs());
        sides(bar.bidClose(), bar.askClose());
        bar(bar.timeframe(), bar.middleClose());
        return end(bar.middleClose());
    }

    private void bar(Timeframe timeframe, long close) {
        time(limits.gapNs() + timeframe.lengthNs());
        double minutes = (double) timeframe.lengthNs() / Timeframe.M1.lengthNs();
        stream.standingPrice = NONE;
        price(close, (long) (limits.move() * Math.max(1.0, Math.sqrt(minutes))));
    }

    /** High and low must be within a move of the last good price, which the close is by now. */
    private void extremes(long high, long low) {
        if (strictest.code() >= QualityPolicy.SKIP.code() || stream.goodPrice == NONE) {
            return;
        }
        long far = isFar(high, stream.goodPrice) ? high : low;
        if (isFar(far, stream.goodPrice)) {
            long distance = Math.abs(far - stream.goodPrice);
            fault(QualityKind.OUTLIER, distance, largestMove(stream.goodPrice));
        }
    }

    private void sides(long bid, long ask) {
        if (bid > ask) {
            fault(QualityKind.CROSSED, bid, ask);
        } else if (bid == ask) {
            fault(QualityKind.LOCKED, bid, ask);
        }
    }

    private void begin(int id, Stream[] streams, long venueTimeNs) {
        instrument = id;
        stream = streams[id];
        pauseNs = stream.newestNs == NONE ? 0 : venueTimeNs - stream.newestNs;
        timeNs = venueTimeNs;
        strictest = QualityPolicy.IGNORE;
    }

    /** Trades are numbered without a hole; a quote has the number of a change of the whole book. */
    private void identifier(long number, boolean isTrade) {
        IdentifierWindow identifiers = stream.identifiers;
        if (number <= 0 || identifiers.takeNext(number)) {
            return;
        }
        if (identifiers.hasSeen(number)) {
            fault(QualityKind.DUPLICATE, number, identifiers.newest());
            return;
        }
        long newest = identifiers.newest();
        if (identifiers.isLeap(number)) {
            boolean first = identifiers.leap(number, goodTicks);
            if (first && number < newest) {
                fault(QualityKind.RENUMBERED, number, newest);
            } else if (first && isTrade) {
                fault(QualityKind.MISSING, number - newest - 1, 0);
            }
            return;
        }
        long missing = identifiers.missingBefore(number);
        if (isTrade && missing > 0) {
            fault(QualityKind.MISSING, missing, 0);
        }
        identifiers.see(number);
    }

    private void delay(long receiveTimeNs) {
        long delayNs = receiveTimeNs - timeNs;
        if (Math.abs(delayNs) > limits.delayNs()) {
            fault(QualityKind.STALE, delayNs, limits.delayNs());
        }
    }

    private void time(long gapNs) {
        if (pauseNs < -limits.toleranceNs()) {
            fault(QualityKind.OUT_OF_ORDER, -pauseNs, limits.toleranceNs());
        } else if (pauseNs < 0) {
            fault(QualityKind.LATE, -pauseNs, limits.toleranceNs());
        } else if (pauseNs > gapNs) {
            long openNs = stream.openSinceNewestNs(timeNs, instruments.get(instrument).calendar());
            if (openNs > gapNs) {
                fault(QualityKind.GAP, openNs, gapNs);
            }
        }
    }

    /** The price of a tick that is not used teaches nothing. */
    private void price(long price, long largest) {
        if (strictest.code() >= QualityPolicy.SKIP.code()) {
            return;
        }
        move = largest;
        long last = stream.goodPrice;
        if (last != NONE && isFar(price, last)) {
            boolean near = stream.farPrice != NONE && !isFar(price, stream.farPrice);
            stream.farCount = near ? stream.farCount + 1 : 1;
            stream.farPrice = price;
            if (stream.farCount < goodTicks) {
                fault(QualityKind.OUTLIER, Math.abs(price - last), largestMove(last));
                return;
            }
        }
        stream.goodPrice = price;
        stream.farPrice = NONE;
        stream.farCount = 0;
        boolean resumed = pauseNs > limits.gapNs() || timeNs >= stream.answerHoldsUntilNs;
        if (resumed || price != stream.standingPrice) {
            stream.standingPrice = price;
            stream.standingSinceNs = timeNs;
        } else if (timeNs - stream.standingSinceNs > limits.frozenNs()) {
            fault(QualityKind.FROZEN, timeNs - stream.standingSinceNs, limits.frozenNs());
        }
    }

    private boolean isFar(long price, long from) {
        return price <= 0 || Math.abs(price - from) > largestMove(from);
    }

    private long largestMove(long from) {
        return Notional.of(from, move);
    }

    private void fault(QualityKind kind, long measuredValue, long allowedValue) {
        QualityPolicy policy = policies[kind.code()];
        if (policy == QualityPolicy.IGNORE) {
            return;
        }
        if (policy.code() > strictest.code()) {
            strictest = policy;
            measured = measuredValue;
            allowed = allowedValue;
        }
        if (policy != QualityPolicy.COUNT) {
            stream.goodTicksMissing = goodTicks;
            count(instrument);
        }
        tell(kind, policy, measuredValue, allowedValue);
    }

    private void tell(
            QualityKind kind, QualityPolicy policy, long measuredValue, long allowedValue) {
        records.begin(instrument, timeNs, missing[instrument])
                .tell(kind, policy, measuredValue, allowedValue);
    }

    private boolean end(long price) {
        if (timeNs > stream.newestNs || stream.newestNs == NONE) {
            stream.moveTo(timeNs, instruments.get(instrument).calendar());
        }
        boolean used = strictest.code() < QualityPolicy.SKIP.code();
        if (stream.goodTicksMissing > 0 && isGood() && price > 0) {
            stream.goodTicksMissing--;
            count(instrument);
            if (stream.goodTicksMissing == 0 && !isSuspect(instrument)) {
                tell(QualityKind.RECOVERED, QualityPolicy.COUNT, goodTicks, goodTicks);
            }
        }
        return used;
    }

    /**
     * Whether the last tick that was judged has no fault but such as are only counted.
     *
     * @return true for the ticks that an instrument is trusted again after
     */
    public boolean isGood() {
        return strictest.code() <= QualityPolicy.COUNT.code();
    }

    /**
     * Whether the last tick that was judged halts trading.
     *
     * @return true when a policy refuses it
     */
    public boolean isRefused() {
        return strictest == QualityPolicy.REFUSE;
    }

    /**
     * Operand of the fault that the strictest policy was applied to.
     *
     * @return in the unit of its kind
     */
    public long measured() {
        return measured;
    }

    /**
     * Limit of the same fault.
     *
     * @return in the unit of its kind
     */
    public long allowed() {
        return allowed;
    }

    /**
     * Whether an instrument is doubted.
     *
     * @param id of the instrument
     * @return true until enough good ticks came on each stream that had a fault
     */
    public boolean isSuspect(int id) {
        return missing[id] > 0;
    }

    /** Each stream has to clear itself: good trades say nothing about the book. */
    private void count(int id) {
        int ofTicks = Math.max(trades[id].goodTicksMissing, quotes[id].goodTicksMissing);
        missing[id] = Math.max(ofTicks, bars[id].goodTicksMissing);
    }

    /**
     * Faults of one kind so far.
     *
     * @param id of the instrument
     * @param kind what is wrong
     * @return 0 or more
     */
    public long count(int id, QualityKind kind) {
        return records.count(id, kind);
    }

    /**
     * Writes all that later judgements depend on; the judgement in hand is of one event only. Cold
     * path.
     *
     * @param sink receives the state
     */
    public void save(StateSink sink) {
        sink.putText("quality");
        sink.putInt(trades.length);
        for (int id = 0; id < trades.length; id++) {
            trades[id].save(sink);
            quotes[id].save(sink);
            bars[id].save(sink);
        }
        records.save(sink);
    }

    /**
     * Takes over a saved state. Cold path.
     *
     * @param source holds the state of a stage of as many instruments
     * @throws io.millrace.model.state.StateException if it does not
     */
    public void load(StateSource source) {
        source.expectText("quality");
        source.expectCount("instruments", trades.length);
        for (int id = 0; id < trades.length; id++) {
            trades[id].load(source);
            quotes[id].load(source);
            bars[id].load(source);
            count(id);
        }
        records.load(source);
    }
}
