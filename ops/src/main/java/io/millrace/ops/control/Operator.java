package io.millrace.ops.control;

import static java.util.Locale.ROOT;

import io.millrace.journal.HaltLatch;
import io.millrace.model.command.CommandKind;
import io.millrace.model.command.CommandOutcome;
import io.millrace.model.command.LimitName;
import io.millrace.model.command.OperatorRole;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.state.StateCause;
import io.millrace.model.state.TradingState;
import io.millrace.ops.monitor.JsonText;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Carries out one request: looks, or gives a command to the engine and waits until the journal
 * tells what became of it. Threads of the socket.
 */
final class Operator {

    /** Commands that one start may number. */
    static final long PER_EPOCH = 1_000_000;

    private static final int LEAST_REASON = 10;
    private static final long LATCH_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final int REBASE_PEAK = 1;
    private static final int REBASE_DAY = 2;

    private final RunFacts facts;
    private final LiveView live;
    private final CommandQueue queue;
    private final Looks looks;
    private final Challenges challenges;
    private final long patienceNs;
    private final AtomicLong lastId;
    private volatile boolean isShut;

    /**
     * A run's hand.
     *
     * @param facts of the run
     * @param live what its journal says
     * @param queue of the input thread
     * @param durable asked for the newest input that is on the disk
     * @param clock of challenges, and how long an answer is waited for
     */
    Operator(RunFacts facts, LiveView live, CommandQueue queue, LongSupplier durable, Clock clock) {
        this.facts = facts;
        this.live = live;
        this.queue = queue;
        looks = new Looks(facts, live, durable);
        challenges = new Challenges(clock.nanoTime());
        patienceNs = clock.patienceNs();
        lastId = new AtomicLong(facts.epoch() * PER_EPOCH);
    }

    /**
     * What passes for time here.
     *
     * @param nanoTime as {@link System#nanoTime}
     * @param patienceNs how long the engine may take for a command
     */
    record Clock(LongSupplier nanoTime, long patienceNs) {}

    /** Answers a request with one line. */
    String answer(Peer peer, Request request) {
        Verb verb = request.verb();
        if (verb.kind() == CommandKind.NONE) {
            return await(live.ask(moment -> looks.answer(verb, peer, moment)), "the run");
        }
        if (isShut && sends(verb.kind())) {
            throw new RequestException(
                    Answer.REFUSED,
                    "the dead man fired in this run: it is halted, what worked was cancelled, and"
                        + " it sends nothing any more; end it, start it again with --resume, and"
                        + " ask there");
        }
        if (verb == Verb.RESET) {
            return reset(peer, request);
        }
        return act(peer, request, Command.Reset.NONE);
    }

    /** Gives a command of the program itself, and does not wait for it. */
    void act(Peer peer, CommandKind kind, String reason) {
        give(command(kind, peer, Command.Target.ALL, Command.Reset.NONE, reason));
    }

    /** Whether an order may follow from it, which no door would let out any more. */
    private static boolean sends(CommandKind kind) {
        return switch (kind) {
            case RESET, EMERGENCY_STOP, FLATTEN, CLOSE, CLOSE_ALL -> true;
            default -> false;
        };
    }

    /** The dead man fired: from now on this run sends nothing but cancels. */
    void shut() {
        isShut = true;
    }

    boolean isShut() {
        return isShut;
    }

    /** What the dead man did, as a halt; its note stays where too many wait. */
    void stoodStill(String words) {
        queue.offer(
                command(
                        CommandKind.HALT,
                        Peer.DEAD_MAN,
                        Command.Target.ALL,
                        Command.Reset.STOOD_STILL,
                        words));
    }

    /** The guards of the words are here; those of the state are the engine's. */
    private String reset(Peer peer, Request request) {
        int flags =
                (request.flag(Request.REBASE_PEAK) ? REBASE_PEAK : 0)
                        | (request.flag(Request.REBASE_DAY) ? REBASE_DAY : 0);
        String challenge = request.text(Request.CHALLENGE);
        if (challenge.isEmpty()) {
            return await(live.ask(moment -> challenge(peer, request, moment)), "the run");
        }
        long halt = request.sequence(Request.HALT);
        if (request.text(Request.REASON).length() < LEAST_REASON) {
            throw new RequestException(
                    "reset needs a reason of at least " + LEAST_REASON + " characters");
        }
        String fault = challenges.redeem(challenge, peer.user(), halt);
        if (!fault.isEmpty()) {
            String why = "reset refused: " + fault + "; it was: " + request.text(Request.REASON);
            give(command(CommandKind.NOTE, peer, Command.Target.ALL, Command.Reset.NONE, why));
            throw new RequestException(
                    Answer.REFUSED, fault + "; ask for a new one: reset without --challenge");
        }
        return act(peer, request, new Command.Reset(halt, flags));
    }

    private String challenge(Peer peer, Request request, LiveView.Moment moment) {
        TradingState state = moment.run().tradingState();
        if (state != TradingState.HALTED) {
            return Answer.refusal(Answer.REFUSED, "trading is " + state + "; there is no halt");
        }
        if (peer.role() != OperatorRole.RISK) {
            Command refused =
                    command(
                            CommandKind.RESET,
                            peer,
                            Command.Target.ALL,
                            new Command.Reset(moment.run().kill().sequence(), 0),
                            request.text(Request.REASON));
            give(refused);
            return Answer.refusal(Answer.NO_PERMISSION, tooLow(peer, OperatorRole.RISK));
        }
        long halt = moment.run().kill().sequence();
        return JsonText.object(
                json -> {
                    json.writeBooleanField("ok", true);
                    json.writeStringField("command", Verb.RESET.word());
                    json.writeStringField("outcome", "CHALLENGE");
                    json.writeStringField("trading_state", state.name());
                    json.writeNumberField("halt", halt);
                    json.writeStringField("cause", moment.run().kill().cause());
                    json.writeStringField("challenge", challenges.give(peer.user(), halt));
                    json.writeNumberField(
                            "good_for_seconds", TimeUnit.NANOSECONDS.toSeconds(Challenges.LIFE_NS));
                });
    }

    private String act(Peer peer, Request request, Command.Reset reset) {
        Verb verb = request.verb();
        Command command =
                command(verb.kind(), peer, target(request), reset, request.text(Request.REASON));
        CompletableFuture<LiveView.Result> result = live.expect(command.id());
        try {
            give(command);
            LiveView.Result known = await(result, "command " + command.id());
            awaitLatch(known);
            return told(verb, command, known);
        } finally {
            live.forget(command.id());
        }
    }

    /** The latch follows its record within some milliseconds; whoever is told may rely on it. */
    private void awaitLatch(LiveView.Result result) {
        boolean isHalted = result.state() == TradingState.HALTED;
        long deadlineNs = System.nanoTime() + LATCH_NS;
        while (HaltLatch.isPresent(facts.home()) != isHalted
                && System.nanoTime() - deadlineNs < 0) {
            LockSupport.parkNanos(LOOK_NS);
        }
    }

    private Command command(
            CommandKind kind,
            Peer peer,
            Command.Target target,
            Command.Reset reset,
            String reason) {
        return new Command(lastId.incrementAndGet(), kind, peer, target, reset, reason);
    }

    private void give(Command command) {
        if (!queue.offer(command)) {
            throw new RequestException(
                    Answer.UNAVAILABLE, "too many commands wait for the engine; nothing was done");
        }
    }

    private Command.Target target(Request request) {
        return switch (request.verb()) {
            case CLOSE, CANCEL_ALL -> {
                String symbol = request.text(Request.SYMBOL);
                yield symbol.isEmpty()
                        ? Command.Target.ALL
                        : Command.Target.instrument(instrument(symbol));
            }
            case ENABLE_STRATEGY, DISABLE_STRATEGY ->
                    Command.Target.strategy(strategy(request.text(Request.STRATEGY)));
            case SET_LIMIT -> limit(request);
            default -> Command.Target.ALL;
        };
    }

    private int instrument(String symbol) {
        int id = facts.instruments().find(symbol);
        if (id == Instrument.NONE) {
            throw new RequestException(
                    Answer.REFUSED,
                    "there is no instrument "
                            + Verb.shown(symbol)
                            + "; the run has "
                            + facts.instruments().symbols());
        }
        return id;
    }

    private int strategy(String name) {
        int number = facts.strategies().indexOf(name);
        if (number < 0) {
            throw new RequestException(
                    Answer.REFUSED,
                    "there is no strategy "
                            + Verb.shown(name)
                            + "; the run has "
                            + facts.strategies());
        }
        return number;
    }

    private static Command.Target limit(Request request) {
        String text = request.text(Request.LIMIT).toUpperCase(ROOT);
        LimitName name =
                Arrays.stream(LimitName.values())
                        .filter(one -> one.name().equals(text))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new RequestException(
                                                Answer.REFUSED,
                                                "there is no limit "
                                                        + Verb.shown(text)
                                                        + "; there are "
                                                        + Arrays.toString(LimitName.values())));
        String value = request.text(Request.VALUE);
        try {
            boolean isMoney = name == LimitName.MAX_ORDER_VALUE;
            long number = isMoney ? FixedPoint.parse(value) : Long.parseLong(value);
            return Command.Target.limit(name.code(), number);
        } catch (IllegalArgumentException e) {
            throw new RequestException(
                    name + " is \"" + Verb.shown(value) + "\"; it must be a number in its unit");
        }
    }

    /** What became of it, and what trading is now. */
    private String told(Verb verb, Command command, LiveView.Result result) {
        CommandOutcome outcome = result.outcome();
        boolean isOk = outcome == CommandOutcome.DONE || outcome == CommandOutcome.NOTHING_TO_DO;
        boolean isTooLow = outcome == CommandOutcome.ROLE_TOO_LOW;
        return JsonText.object(
                json -> {
                    json.writeBooleanField("ok", isOk);
                    json.writeStringField("command", verb.word());
                    json.writeStringField("outcome", outcome.name());
                    json.writeNumberField("id", command.id());
                    json.writeNumberField("sequence", result.sequence());
                    json.writeStringField("trading_state", result.state().name());
                    json.writeBooleanField("latched", HaltLatch.isPresent(facts.home()));
                    json.writeNumberField("count", result.count());
                    if (command.target().limit() >= 0 && !isTooLow) {
                        LimitName limit = LimitName.ofCode(command.target().limit());
                        json.writeStringField("limit", limit.name());
                        Looks.limit(json, "before", limit, result.before());
                        Looks.limit(json, "after", limit, result.after());
                    } else {
                        json.writeNumberField("before", result.before());
                        json.writeNumberField("after", result.after());
                    }
                    if (!isOk) {
                        json.writeStringField("error", why(verb, command.peer(), result));
                        json.writeNumberField(
                                "code", isTooLow ? Answer.NO_PERMISSION : Answer.REFUSED);
                    }
                });
    }

    private static String tooLow(Peer peer, OperatorRole least) {
        return peer.user() + " has the role " + peer.role() + " here; it takes " + least;
    }

    /** Names of the causes that are told as bits. */
    private static String causes(long bits) {
        List<String> names = new ArrayList<>();
        for (StateCause cause : StateCause.values()) {
            if ((bits >> cause.code() & 1) != 0) {
                names.add(cause.name());
            }
        }
        return String.join(", ", names);
    }

    private static String why(Verb verb, Peer peer, LiveView.Result result) {
        return switch (result.outcome()) {
            case ROLE_TOO_LOW -> tooLow(peer, OperatorRole.ofCode((int) result.after()));
            case WRONG_STATE -> verb.word() + " is not for " + result.state();
            case WRONG_HALT -> "the halt that holds is " + result.after();
            case CAUSE_HOLDS ->
                    verb == Verb.RESET
                            ? "what halted trading is still so; --rebase-peak or --rebase-day"
                                    + " bases a loss anew"
                            : "what narrowed trading still holds: " + causes(result.before());
            case UNKNOWN_ORDERS -> result.before() + " orders have an unknown outcome";
            case NOT_RECONCILED ->
                    "orders still end, positions are still closed or compared; try again then";
            case BAD_VALUE -> "the value is outside of what the limit may be";
            default -> verb.word() + " was refused: " + result.outcome();
        };
    }

    private <T> T await(CompletableFuture<T> answer, String who) {
        try {
            return answer.get(patienceNs, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new RequestException(
                    Answer.UNAVAILABLE,
                    who
                            + " has not answered within "
                            + TimeUnit.NANOSECONDS.toMillis(patienceNs)
                            + " ms; a command may still be carried out, see audit");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RequestException(Answer.UNAVAILABLE, "the run ends");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RequestException refused) {
                throw refused;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
