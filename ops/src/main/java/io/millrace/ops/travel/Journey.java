package io.millrace.ops.travel;

import io.millrace.ops.launch.ExitCodes;
import io.millrace.ops.launch.LaunchException;
import io.millrace.ops.launch.RecordedSettings;
import io.millrace.ops.launch.Replay;
import io.millrace.ops.launch.ReplayChain;
import io.millrace.ops.launch.ReplayStart;
import io.millrace.ops.launch.Replayer;
import io.millrace.ops.monitor.JsonText;
import io.millrace.ops.monitor.KeptRecord;
import io.millrace.ops.monitor.RecordFollower;
import io.millrace.ops.monitor.RecordText;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A replay that stops on its way: behind an input, or behind the input at which a condition holds.
 * Everything up to there is compared with what was recorded.
 */
public final class Journey implements AutoCloseable {

    private final ReplayChain chain;
    private final RecordedSettings settings;
    private final StateView view;
    private final Optional<Breakpoint> breakpoint;
    private final Replayer replayer;
    private long tookNs = 1;

    private Journey(ReplayChain chain, RecordedSettings settings, Optional<Breakpoint> breakpoint) {
        this.chain = chain;
        this.settings = settings;
        this.breakpoint = breakpoint;
        view = new StateView(settings);
        RecordFollower both =
                (buffer, offset) -> {
                    view.onRecord(buffer, offset);
                    breakpoint.ifPresent(each -> each.onRecord(buffer, offset));
                };
        replayer = Replayer.open(chain, settings, ReplayStart.FRESH, both);
    }

    /**
     * Stands before the first input.
     *
     * @param chain the run
     * @param condition to stop at
     * @param count which of the records that match
     * @return the journey, to be closed
     * @throws ConditionException when the condition cannot be read
     */
    public static Journey of(ReplayChain chain, Optional<String> condition, long count) {
        RecordedSettings settings = RecordedSettings.read(chain.root());
        return new Journey(
                chain,
                settings,
                condition.map(text -> Breakpoint.parse(text, count, settings.instruments())));
    }

    /**
     * Goes until the condition has held often enough, or behind an input, whichever is first.
     *
     * @param until last input; empty to go to the end of the run
     * @throws LaunchException when the run ends before that input, or before the condition has held
     *     often enough
     */
    public void go(OptionalLong until) {
        long startNs = System.nanoTime();
        long last = until.orElse(Long.MAX_VALUE);
        boolean moved = true;
        while (moved && found().isEmpty() && replayer.sequence() < last) {
            moved = replayer.runTo(replayer.sequence() + 1);
        }
        tookNs = Math.max(1, System.nanoTime() - startNs);
        if (found().isPresent()) {
            return;
        }
        if (breakpoint.isPresent()) {
            throw new LaunchException(
                    ExitCodes.FAILED,
                    "--break: "
                            + breakpoint.get().hits()
                            + " records match up to event "
                            + replayer.sequence()
                            + ", not enough to stop there");
        }
        if (until.isPresent() && !moved) {
            throw new LaunchException(
                    ExitCodes.USAGE,
                    "--until is " + last + "; the run ends with event " + replayer.sequence());
        }
        if (until.isEmpty()) {
            replayer.finish();
        }
    }

    private Optional<KeptRecord> found() {
        return breakpoint.flatMap(Breakpoint::found);
    }

    /**
     * How the replay stands.
     *
     * @return what was found so far
     */
    public Replay.Result result() {
        return Replay.of(chain, replayer, tookNs);
    }

    /**
     * Record that the condition holds of, and state, for scripts.
     *
     * @return an object on one line
     */
    public String json() {
        return JsonText.object(
                json -> {
                    if (found().isPresent()) {
                        json.writeFieldName("record");
                        json.writeRawValue(line(found().get()));
                    }
                    json.writeNumberField("differences", replayer.differences());
                    json.writeStringField(
                            "first_difference", replayer.firstDifference().orElse(null));
                    json.writeObjectFieldStart("state");
                    view.write(json, replayer);
                    json.writeEndObject();
                });
    }

    /**
     * Record that the condition holds of, and state, for people.
     *
     * @return several lines
     */
    public String text() {
        StringBuilder text = new StringBuilder();
        found().ifPresent(record -> text.append(where(record)));
        return text.append(StateText.of(view, replayer)).toString();
    }

    private String where(KeptRecord record) {
        String place = record.sequence() + (record.index() == 0 ? "" : "/" + record.index());
        return "stopped at    "
                + place
                + " in epoch "
                + replayer.epoch()
                + "\nrecord        "
                + line(record)
                + "\n";
    }

    private String line(KeptRecord record) {
        return RecordText.line(record.buffer(), 0, settings.instruments());
    }

    @Override
    public void close() {
        replayer.close();
    }
}
