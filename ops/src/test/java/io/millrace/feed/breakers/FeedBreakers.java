package io.millrace.feed.breakers;

import com.fasterxml.jackson.core.JsonFactory;

import io.millrace.model.breakers.ModelBreakers;
import io.millrace.ops.house.Breaks;
import io.millrace.risk.RiskLimits;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

import java.util.Locale;
import java.util.function.Function;

/** Breaks rules from where data comes in. */
public final class FeedBreakers {

    private FeedBreakers() {}

    /** Data that knows the limits. */
    @Breaks("inward-feed")
    public static final class SeesRisk {
        @Nullable RiskLimits limits;
    }

    /** The other half of a cycle of modules. */
    public static final class SecondOfCycle {
        Object other() {
            return new ModelBreakers.FirstOfCycle();
        }
    }

    /** A feed that reads switches of its own. */
    @Breaks("settings-in-ops")
    public static final class OwnSwitch {
        boolean isOn() {
            return Boolean.getBoolean("feed.switch");
        }
    }

    /** A feed that reads the environment, by reference. */
    @Breaks("settings-in-ops")
    public static final class OwnEnvironment {
        Function<String, String> environment() {
            return System::getenv;
        }
    }

    /** A feed with a text format of its own. */
    @Breaks("library-jackson")
    public static final class OwnJson {
        Object json() {
            return new JsonFactory();
        }
    }

    /** A feed with a diary. */
    @Breaks("library-logging")
    public static final class OwnLog {
        @Nullable Logger log;
    }

    /** Numbers that are read as the machine's owner writes them. */
    @Breaks("ambient-place")
    public static final class OwnersLanguage {
        Object language() {
            return Locale.getDefault();
        }
    }
}
