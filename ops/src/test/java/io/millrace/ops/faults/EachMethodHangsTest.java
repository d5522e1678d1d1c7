package io.millrace.ops.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.broker.BrokerGateway;
import io.millrace.broker.guard.DeadMan;
import io.millrace.broker.guard.Pulse;
import io.millrace.model.event.ExecutionFlyweight;
import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.state.ExecutionKind;
import io.millrace.model.state.OrderAction;
import io.millrace.model.state.OrderRole;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Each method of risk, one after the other, does not return while a market, strategies and an
 * operator go by, before the dead man at the order door: he cancels what is open while it hangs,
 * the event in which it hangs lets no order out when it goes on, and no later one does either.
 */
@Tag("faults")
@Timeout(300)
final class EachMethodHangsTest {

    private static final String LINE = "io.millrace.ops.faults.HangLine";
    private static final int EVENTS = 400;
    private static final long SEED = 48;
    private static final int NOTHING = -1;
    private static final String NEVER = "it never hung";
    private static final long MS = 1_000_000L;
    private static final long PATIENCE_NS = 100 * MS;

    /** What records and enums have, and what is called between events. */
    private static final Set<String> UNLISTED =
            Set.of("equals", "hashCode", "toString", "valueOf", "save", "load");

    private static final HangingClasses LOADER = new HangingClasses();

    /** A line, its dead man, and what passed either. */
    private static final class Place implements BrokerGateway {

        private final Pulse pulse = new Pulse();
        private final List<String> left = new ArrayList<>();
        private final Set<String> open = new TreeSet<>();
        private final Set<String> ended = new TreeSet<>();
        private final DeadMan dead = new DeadMan(this::leave, pulse, PATIENCE_NS);
        private final Object line;
        private final boolean waits;
        private volatile Throwable end = new AssertionError("it has not ended");
        private volatile String state = "";

        Place(boolean waits) throws ReflectiveOperationException {
            this.waits = waits;
            Constructor<?> made =
                    LOADER.loadClass(LINE)
                            .getConstructor(
                                    BrokerGateway.class, Pulse.class, long.class, int.class);
            line = made.newInstance(this, pulse, SEED, EVENTS);
        }

        private synchronized void leave(long cause, int instrument, OrderFlyweight order) {
            boolean cancels = order.action() == OrderAction.CANCEL.code();
            left.add(
                    OrderAction.ofCode(order.action())
                            + (cancels
                                    ? " " + order.targetSequence() + "/" + order.targetNumber()
                                    : " " + cause + "/" + order.number()));
        }

        /** What is open is known from outside: by what was sent, and what the broker answered. */
        @Override
        public void send(long cause, int instrument, OrderFlyweight order) {
            dead.send(cause, instrument, order);
            boolean counts =
                    order.action() == OrderAction.NEW.code()
                            && order.role() != OrderRole.PROTECTIVE_STOP.code();
            if (counts && !ended.remove(cause + "/" + order.number())) {
                open.add(cause + "/" + order.number());
            }
        }

        @Override
        public void onExecution(int instrument, ExecutionFlyweight answer) {
            dead.onExecution(instrument, answer);
            int kind = answer.kind();
            boolean ends =
                    kind == ExecutionKind.CANCELLED.code()
                            || kind == ExecutionKind.REJECTED.code()
                            || kind == ExecutionKind.EXPIRED.code()
                            || (kind == ExecutionKind.FILL.code() && answer.remaining() == 0);
            String order = answer.orderSequence() + "/" + answer.orderNumber();
            if (ends && !open.remove(order)) {
                ended.add(order);
            }
        }

        synchronized List<String> left() {
            return List.copyOf(left);
        }

        private Object call(String method, Object... arguments) throws Throwable {
            Class<?>[] types = arguments.length == 0 ? new Class<?>[0] : new Class<?>[] {int.class};
            try {
                return line.getClass().getMethod(method, types).invoke(line, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }

        /** Takes all inputs; the first behind a fired dead man is a halt. */
        void run(int method) {
            boolean isArmed = false;
            try {
                int inputs = (int) call("inputs");
                boolean isTold = false;
                for (int input = 0; input < inputs; input++) {
                    if (!isArmed && method != NOTHING && !(waits && open.isEmpty())) {
                        isArmed = true;
                        Hangs.arm(method);
                    }
                    call("take", input);
                    if (dead.hasFired() && !isTold) {
                        isTold = true;
                        call("halt", input);
                        state = (String) call("state");
                    }
                }
                end = new IllegalStateException("all was taken");
            } catch (Throwable e) {
                end = e;
            }
        }

        /** Looks as often as it takes, and once more; how often it fired. */
        int look() {
            int fired = 0;
            for (long nowNs = 0; nowNs <= PATIENCE_NS + 20 * MS; nowNs += 10 * MS) {
                fired += dead.look(nowNs) ? 1 : 0;
            }
            return fired;
        }
    }

    @AfterEach
    void release() {
        Hangs.release();
    }

    private int cancelled;
    private int shut;

    /** While something is open, where it is called then. */
    private String fate(int method) throws Exception {
        String fate = fate(method, true);
        return NEVER.equals(fate) ? fate(method, false) : fate;
    }

    private String fate(int method, boolean waits) throws Exception {
        Place place = new Place(waits);
        Hangs.ready();
        Thread engine = new Thread(() -> place.run(method), "engine");
        engine.setDaemon(true);
        engine.start();
        if (!Hangs.awaitHanging(engine)) {
            return NEVER;
        }
        List<String> before = place.left();
        int fired = place.look();
        List<String> cancels = place.left().subList(before.size(), place.left().size());
        Set<String> expected = new TreeSet<>();
        place.open.forEach(order -> expected.add("CANCEL " + order));
        if (fired != 1 || !expected.equals(new TreeSet<>(cancels))) {
            return "fired " + fired + " times, cancelled " + cancels + " of " + expected;
        }
        cancelled += cancels.isEmpty() ? 0 : 1;
        int known = place.left().size();
        Hangs.release();
        engine.join();
        return afterwards(place, place.left().subList(known, place.left().size()));
    }

    /** Either it goes on, halted, or the door throws and the process would end. */
    private String afterwards(Place place, List<String> later) {
        boolean isShut = String.valueOf(place.end.getMessage()).contains("the dead man fired");
        shut += isShut ? 1 : 0;
        boolean isDone = "all was taken".equals(place.end.getMessage());
        boolean isHalted = "HALTED".equals(place.state) || (isShut && place.state.isEmpty());
        if (!isHalted || (!isShut && !isDone)) {
            return "it went on as " + place.state + ", to " + place.end;
        }
        return later.stream().allMatch(each -> each.startsWith("CANCEL ")) ? "" : "left: " + later;
    }

    /** What no event of this market reaches: a new method is reached, or gets a reason there. */
    @Test
    void shouldReachEveryMethodButThoseThatAreListed() throws Exception {
        new Place(false).run(NOTHING);
        Set<String> reached = new TreeSet<>();
        Set<String> missing = new TreeSet<>();
        for (int method = 0; method < LOADER.methods().size(); method++) {
            (Hangs.isReached(method) ? reached : missing).add(LOADER.methods().get(method));
        }
        missing.removeAll(reached);
        missing.removeIf(name -> UNLISTED.contains(name.substring(name.lastIndexOf('.') + 1)));

        assertEquals(listed(), missing);
    }

    /** The names of the list; what begins with a # is a reason for those behind it. */
    private static Set<String> listed() throws IOException {
        Set<String> names = new TreeSet<>();
        try (InputStream list =
                EachMethodHangsTest.class.getResourceAsStream("methods-without-events.txt")) {
            boolean hasReason = false;
            for (String line :
                    new String(Objects.requireNonNull(list).readAllBytes(), UTF_8)
                            .lines()
                            .toList()) {
                hasReason |= line.startsWith("#");
                hasReason &= !line.isBlank();
                if (!line.isBlank() && !line.startsWith("#")) {
                    assertTrue(hasReason && names.add(line), line);
                }
            }
        }
        return names;
    }

    @Test
    void shouldLetNoOrderOutWhicheverMethodHangs() throws Exception {
        new Place(false).run(NOTHING);
        List<Integer> reached = new ArrayList<>();
        for (int method = 0; method < LOADER.methods().size(); method++) {
            if (Hangs.isReached(method)) {
                reached.add(method);
            }
        }
        List<String> wrong = new ArrayList<>();
        for (int method : reached) {
            String fate = fate(method);
            if (!fate.isEmpty()) {
                wrong.add(LOADER.methods().get(method) + ": " + fate);
            }
        }

        assertEquals(List.of(), wrong);
        System.out.println(
                "hung methods: "
                        + reached.size()
                        + ", while something was open: "
                        + cancelled
                        + ", refused at the door when they went on: "
                        + shut);
        assertTrue(reached.size() > 450, reached.size() + " reached");
        assertTrue(cancelled > 300, cancelled + " hung while something was open");
        assertTrue(shut > 200, shut + " had an order refused by the door when they went on");
    }
}
