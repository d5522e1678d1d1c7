package io.millrace.engine.pipeline;

import io.millrace.engine.bar.Bar;
import io.millrace.model.event.BarFlyweight;
import io.millrace.model.event.EventType;
import io.millrace.model.event.OutputSink;
import io.millrace.model.event.QuoteBarFlyweight;

/** Writes closed bars as outputs. Engine's thread; allocates nothing. */
final class BarRecords {

    private final OutputSink outputs;
    private final BarFlyweight record = new BarFlyweight();
    private final QuoteBarFlyweight quotes = new QuoteBarFlyweight();

    BarRecords(OutputSink outputs) {
        this.outputs = outputs;
    }

    /** A bar of quotes is told twice: its middle, then its two sides. */
    void tell(Bar bar) {
        tellPrices(bar);
        if (bar.isQuoted()) {
            tellQuotes(bar);
        }
    }

    private void tellPrices(Bar bar) {
        int payload = outputs.claim(EventType.BAR_CLOSED, bar.instrument(), BarFlyweight.LENGTH);
        record.wrap(outputs.buffer(), payload)
                .startNs(bar.startNs())
                .open(bar.open())
                .high(bar.high())
                .low(bar.low())
                .close(bar.close())
                .volume(bar.volume())
                .tradeCount(bar.tickCount())
                .timeframe(bar.timeframe().code());
        outputs.commit();
    }

    private void tellQuotes(Bar bar) {
        int payload =
                outputs.claim(
                        EventType.QUOTE_BAR_CLOSED, bar.instrument(), QuoteBarFlyweight.LENGTH);
        quotes.wrap(outputs.buffer(), payload)
                .startNs(bar.startNs())
                .bidOpen(bar.bids().open())
                .bidHigh(bar.bids().high())
                .bidLow(bar.bids().low())
                .bidClose(bar.bids().close())
                .askOpen(bar.asks().open())
                .askHigh(bar.asks().high())
                .askLow(bar.asks().low())
                .askClose(bar.asks().close())
                .quoteCount(bar.tickCount())
                .timeframe(bar.timeframe().code());
        outputs.commit();
    }
}
