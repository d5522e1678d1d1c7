package io.millrace.model.breakers;

import io.millrace.feed.breakers.FeedBreakers;
import io.millrace.ops.house.Breaks;

import java.math.BigDecimal;

/** Breaks rules from where the words are. */
public final class ModelBreakers {

    private ModelBreakers() {}

    /** Words that know where data comes from. */
    @Breaks("inward-model")
    public static final class SeesFeed {
        FeedBreakers.SeesRisk feed = new FeedBreakers.SeesRisk();
    }

    /** One half of a cycle of modules. */
    @Breaks(value = "no-module-cycles", with = FeedBreakers.SecondOfCycle.class)
    public static final class FirstOfCycle {
        Object other() {
            return new FeedBreakers.SecondOfCycle();
        }
    }

    /** Money that is no long. */
    @Breaks("no-decimals")
    public static final class Decimal {
        Object half(BigDecimal money) {
            return money.movePointLeft(1);
        }
    }
}
