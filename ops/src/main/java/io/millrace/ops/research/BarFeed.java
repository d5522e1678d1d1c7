package io.millrace.ops.research;

import io.millrace.engine.bar.BarStage;
import io.millrace.engine.bar.SourceBar;
import io.millrace.engine.bar.SourceQuoteBar;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventSink;
import io.millrace.model.event.EventType;
import io.millrace.model.event.QuoteFlyweight;
import io.millrace.model.event.TradeFlyweight;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Hands events of one basis to the stage that builds bars; others are left out. */
final class BarFeed implements EventSink {

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[EventLayout.MAX_INPUT_PAYLOAD]);
    private final TradeFlyweight trade = new TradeFlyweight();
    private final QuoteFlyweight quote = new QuoteFlyweight();
    private final SourceBar bar = new SourceBar();
    private final SourceQuoteBar quoteBar = new SourceQuoteBar();
    private final BarStage stage;
    private final boolean ofTrades;
    private int type;

    BarFeed(BarStage stage, Basis basis) {
        this.stage = stage;
        ofTrades = basis == Basis.TRADES;
    }

    @Override
    public int claim(int eventType, int instrumentId, int payloadLength, long timeNs) {
        type = eventType;
        buffer.setMemory(0, payloadLength, (byte) 0);
        return 0;
    }

    @Override
    public MutableDirectBuffer buffer() {
        return buffer;
    }

    @Override
    public void commit() {
        if (ofTrades && type == EventType.TRADE) {
            trade.wrap(buffer, 0);
            stage.onTrade(0, trade.venueTimeNs(), trade.price(), trade.size());
        } else if (ofTrades && type == EventType.BAR) {
            stage.onBar(0, bar.wrap(buffer, 0));
        } else if (!ofTrades && type == EventType.QUOTE) {
            quote.wrap(buffer, 0);
            stage.onQuote(0, quote.venueTimeNs(), quote.bidPrice(), quote.askPrice());
        } else if (!ofTrades && type == EventType.QUOTE_BAR) {
            stage.onQuoteBar(0, quoteBar.wrap(buffer, 0));
        }
    }
}
