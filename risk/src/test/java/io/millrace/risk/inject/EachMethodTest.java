package io.millrace.risk.inject;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.risk.inject.Faults.Mode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A fault in each method of risk, one after the other, while a day goes by: trading is HALTED when
 * the call of the pipeline returns in which it happened, and nothing is entered any more. What does
 * not answer is the dead man's and the watchdog's.
 */
class EachMethodTest {

    private static final String SCENARIO = "io.millrace.risk.FaultScenario";
    private static final Instrumented LOADER = new Instrumented();
    private static final BitSet REACHED = new BitSet();
    private static Class<?> scenario = Object.class;

    /**
     * Public, and yet not called below a call of an event into the stage: why that is so. The test
     * asks for exactly these.
     */
    private static final Set<String> NOT_IN_AN_EVENT =
            Set.of(
                    // Made, started, and looked at by others.
                    "Judgement.failed",
                    "RiskStage.correlate",
                    "RiskStage.failure",
                    "RiskStage.isNaked",
                    "RiskStage.killSwitch",
                    "RiskStage.latch",
                    "RiskStage.limits",
                    "RiskStage.measure",
                    "RiskStage.orders",
                    "RiskStage.positions",
                    "RiskStage.sessionBase",
                    "RiskStage.start",
                    "RiskStage.tradingState",
                    "RiskStage.view",
                    "book.OrderTotals.protective",
                    "book.PositionBook.cost",
                    "book.PositionBook.initialCash",
                    "book.PositionBook.unrealised",
                    "gate.CorrelatedPairs.follow",
                    "state.TradingStateMachine.allowed",
                    "state.TradingStateMachine.cause",
                    "state.TradingStateMachine.latch",
                    "state.TradingStateMachine.measured",
                    "state.TradingStateMachine.start",
                    // Asked by strategies on each bar, in their stage and not in that of risk: what
                    // throws there writes the latch and ends the process (70).
                    "book.RiskView.averagePrice",
                    "book.RiskView.entryPrice",
                    "book.RiskView.equity",
                    "book.RiskView.isBusy",
                    "book.RiskView.netSize",
                    "book.RiskView.size",
                    "book.RiskView.stopPrice",
                    // With one currency alone, where it answers a field.
                    "book.OrderTotals.totalReserved");

    /** One day, of which every step can be taken by its number. */
    private static final class Day {

        private final Object scenario;

        Day() throws ReflectiveOperationException {
            scenario = EachMethodTest.scenario.getConstructor().newInstance();
        }

        private Object call(String method, Object... arguments) throws Throwable {
            Class<?>[] types = arguments.length == 0 ? new Class<?>[0] : new Class<?>[] {int.class};
            try {
                return scenario.getClass().getMethod(method, types).invoke(scenario, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }

        int steps() throws Throwable {
            return (int) call("steps");
        }

        void take(int step) throws Throwable {
            call("take", step);
        }

        String state() throws Throwable {
            return (String) call("state");
        }

        List<?> entries() throws Throwable {
            return (List<?>) call("entries");
        }
    }

    @BeforeAll
    static void reach() throws Throwable {
        scenario = LOADER.loadClass(SCENARIO);
        Day day = new Day();
        for (int step = 0; step < day.steps(); step++) {
            day.take(step);
        }
        for (int method = 0; method < LOADER.methods().size(); method++) {
            REACHED.set(method, Faults.isReached(method));
        }
    }

    @AfterEach
    void disarm() {
        Faults.disarm();
    }

    /** The fault, or the way it went on; empty when it was contained as it must be. */
    private static String fate(int method, Mode mode) throws Throwable {
        Day day = new Day();
        Faults.arm(method, mode);
        for (int step = 0; step < day.steps(); step++) {
            day.entries();
            try {
                day.take(step);
            } catch (Faults.Injected e) {
                Faults.disarm();
                boolean isLost = mode == Mode.ONCE;
                return isLost ? "step " + step + " let it out" : "";
            }
            if (Faults.happened() > 0) {
                Faults.disarm();
                return contained(day, step);
            }
        }
        return "it never happened";
    }

    private static String contained(Day day, int step) throws Throwable {
        if (!"HALTED".equals(day.state())) {
            return "step " + step + " left trading " + day.state();
        }
        day.entries();
        for (int later = step + 1; later < day.steps(); later++) {
            day.take(later);
            if (!day.entries().isEmpty() && !"ACTIVE".equals(day.state())) {
                return "step " + later + " entered something";
            }
        }
        return "";
    }

    private static List<String> fates(Mode mode) throws Throwable {
        List<String> wrong = new ArrayList<>();
        for (int method = 0; method < LOADER.methods().size(); method++) {
            boolean isDoor = Faults.isEvent(LOADER.methods().get(method));
            if (REACHED.get(method) && !isDoor) {
                String fate = fate(method, mode);
                if (!fate.isEmpty()) {
                    wrong.add(LOADER.methods().get(method) + ": " + fate);
                }
            }
        }
        return wrong;
    }

    @Test
    void shouldHaltInTheSameEventWhicheverMethodThrows() throws Throwable {
        assertEquals(List.of(), fates(Mode.ONCE));
    }

    /** What cannot even be halted ends the process: the stage lets the fault out. */
    @Test
    void shouldHaltOrEndTheProcessWhenAMethodAlwaysThrows() throws Throwable {
        assertEquals(List.of(), fates(Mode.ALWAYS));
    }

    /** What an entry is weighed by: without the number it does not leave. */
    private static final Set<String> NUMBERS =
            Set.of(
                    "book.PositionBook.equity",
                    "book.PositionBook.cash",
                    "book.PositionBook.mark",
                    "book.PositionBook.value",
                    "book.PositionBook.inAccount",
                    "book.PositionBook.fromAccount",
                    "book.Exposure.worstSize",
                    "book.Exposure.gross",
                    "book.Exposure.reserved",
                    "book.Exposure.buyingPower",
                    "book.Exposure.marginOf",
                    "book.Exposure.initialMargin",
                    "book.Wallet.inAccount",
                    "book.Wallet.cash",
                    "book.Wallet.total",
                    "gate.Clusters.value",
                    "gate.DailyVolumes.average",
                    "gate.PriceWindow.reference",
                    "state.KillSwitch.sessionBase",
                    "state.LiveLimits.share");

    private static String weighed(int method) throws Throwable {
        Day day = new Day();
        Faults.arm(method, Mode.NO_NUMBER);
        int all = 0;
        for (int step = 0; step < day.steps(); step++) {
            int before = Faults.happened();
            day.take(step);
            boolean missed = Faults.happened() > before;
            all += missed ? 1 : 0;
            if (!day.entries().isEmpty() && missed) {
                return "step " + step + " entered without it";
            }
        }
        return all == 0 ? "it was never asked for" : "";
    }

    @Test
    void shouldEnterNothingWithoutANumberItIsWeighedBy() throws Throwable {
        List<String> wrong = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        for (int method = 0; method < LOADER.methods().size(); method++) {
            String name = LOADER.methods().get(method);
            if (NUMBERS.contains(name) && REACHED.get(method)) {
                String fate = weighed(method);
                boolean asks = !fate.equals("it was never asked for");
                if (asks && !fate.isEmpty()) {
                    wrong.add(name + ": " + fate);
                } else if (asks) {
                    seen.add(name);
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertEquals(new TreeSet<>(NUMBERS), seen);
    }

    @Test
    void shouldReachEveryPublicMethod() throws Exception {
        Set<String> missing = new TreeSet<>();
        Set<String> reached = new TreeSet<>();
        for (int method = 0; method < LOADER.methods().size(); method++) {
            if (REACHED.get(method)) {
                reached.add(LOADER.methods().get(method));
            }
        }
        for (Class<?> type : types()) {
            for (Method method : type.getDeclaredMethods()) {
                String name =
                        type.getName().substring("io.millrace.risk.".length())
                                + "."
                                + method.getName();
                boolean counts =
                        Modifier.isPublic(method.getModifiers())
                                && !method.isSynthetic()
                                && !Faults.isEvent(name)
                                && !Set.of("save", "load").contains(method.getName());
                if (counts && !reached.contains(name)) {
                    missing.add(name);
                }
            }
        }
        assertEquals(new TreeSet<>(NOT_IN_AN_EVENT), missing);
        assertTrue(reached.size() > 300, reached.size() + " reached");
    }

    /** Classes that do something: no settings, no codes, no contracts. */
    private static List<Class<?>> types() throws IOException, ClassNotFoundException {
        List<Class<?>> types = new ArrayList<>();
        Path main = Instrumented.main();
        try (Stream<Path> files = Files.walk(main.resolve("io/millrace/risk"))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
                String name = main.relativize(file).toString().replace('/', '.');
                Class<?> type = Class.forName(name.substring(0, name.length() - 6), false, LOADER);
                String source = name.substring(0, name.length() - 6).replaceAll("\\$.*", "");
                Path text = Path.of("src/main/java", source.replace('.', '/') + ".java");
                boolean isOurs = Files.exists(text);
                if (isOurs && !type.isRecord() && !type.isEnum() && !type.isInterface()) {
                    types.add(type);
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return types;
    }
}
