package io.millrace.ops.run;

import io.millrace.model.event.CashFlowFlyweight;
import io.millrace.model.event.EventSink;
import io.millrace.model.event.EventType;
import io.millrace.model.instrument.Currencies;
import io.millrace.model.instrument.Instrument;
import io.millrace.ops.config.AccountSettings.CashFlow;
import io.millrace.ops.config.ConfigException;

import org.agrona.MutableDirectBuffer;

import java.util.List;

/**
 * Puts deposits and withdrawals into the stream of events, each before the first event at or after
 * its time. What lies behind the last event does not happen.
 */
final class CashFlows implements EventSink {

    private final EventSink sink;
    private final List<CashFlow> flows;
    private final int[] currencies;
    private final CashFlowFlyweight record = new CashFlowFlyweight();
    private int next;

    CashFlows(EventSink sink, List<CashFlow> flows, Currencies known) {
        this.sink = sink;
        this.flows = flows;
        currencies = new int[flows.size()];
        for (int i = 0; i < currencies.length; i++) {
            String code = flows.get(i).currency();
            currencies[i] = code.isEmpty() ? 0 : known.find(code);
            if (currencies[i] == Currencies.ABSENT) {
                throw new ConfigException(
                        "account.cash_flows names the currency "
                                + code
                                + "; this run has no instrument in it");
            }
        }
    }

    @Override
    public int claim(int type, int instrumentId, int payloadLength, long timeNs) {
        while (next < currencies.length && flows.get(next).timeNs() <= timeNs) {
            if (!insert(flows.get(next), currencies[next])) {
                return CLOSED;
            }
            next++;
        }
        return sink.claim(type, instrumentId, payloadLength, timeNs);
    }

    private boolean insert(CashFlow flow, int currency) {
        int payload =
                sink.claim(
                        EventType.CASH_FLOW,
                        Instrument.NONE,
                        CashFlowFlyweight.LENGTH,
                        flow.timeNs());
        if (payload == CLOSED) {
            return false;
        }
        record.wrap(sink.buffer(), payload)
                .venueTimeNs(flow.timeNs())
                .amount(flow.amount())
                .currency(currency)
                .reserved(0);
        sink.commit();
        return true;
    }

    @Override
    public MutableDirectBuffer buffer() {
        return sink.buffer();
    }

    @Override
    public void commit() {
        sink.commit();
    }
}
