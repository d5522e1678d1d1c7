package io.millrace.ops.monitor;

import io.millrace.model.event.AccountFlyweight;
import io.millrace.model.event.BarFlyweight;
import io.millrace.model.event.CashFlowFlyweight;
import io.millrace.model.event.CommandFlyweight;
import io.millrace.model.event.CommandResultFlyweight;
import io.millrace.model.event.CommandTextFlyweight;
import io.millrace.model.event.DecisionFlyweight;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.ExecutionFlyweight;
import io.millrace.model.event.HealthFlyweight;
import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.event.QualityFlyweight;
import io.millrace.model.event.QuoteBarFlyweight;
import io.millrace.model.event.QuoteFlyweight;
import io.millrace.model.event.RegimeFlyweight;
import io.millrace.model.event.StateFlyweight;
import io.millrace.model.event.StrategyFlyweight;
import io.millrace.model.event.TimerFlyweight;
import io.millrace.model.event.TradeFlyweight;
import io.millrace.model.state.StateHash;

/** Names the record formats that this program writes. */
public final class Schema {

    private Schema() {}

    /**
     * Hash over the lengths of all records.
     *
     * @return 64 hexadecimal digits
     */
    public static String hash() {
        StateHash hash = new StateHash();
        hash.putInt(EventLayout.SCHEMA);
        hash.putInt(EventLayout.HEADER_LENGTH);
        hash.putInt(EventLayout.TRAILER_LENGTH);
        int[] lengths = {
            TradeFlyweight.LENGTH,
            QuoteFlyweight.LENGTH,
            BarFlyweight.LENGTH,
            TimerFlyweight.LENGTH,
            RegimeFlyweight.LENGTH,
            DecisionFlyweight.LENGTH,
            OrderFlyweight.BASE_LENGTH,
            OrderFlyweight.JUDGED_LENGTH,
            ExecutionFlyweight.LENGTH,
            AccountFlyweight.LENGTH,
            StateFlyweight.LENGTH,
            QuoteBarFlyweight.LENGTH,
            QualityFlyweight.LENGTH,
            CashFlowFlyweight.LENGTH,
            StrategyFlyweight.LENGTH,
            HealthFlyweight.LENGTH,
            CommandFlyweight.LENGTH,
            CommandTextFlyweight.LENGTH,
            CommandResultFlyweight.LENGTH
        };
        for (int length : lengths) {
            hash.putInt(length);
        }
        return hash.toHex();
    }
}
