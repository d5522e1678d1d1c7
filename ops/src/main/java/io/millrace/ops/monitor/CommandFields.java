package io.millrace.ops.monitor;

import io.millrace.model.command.CommandKind;
import io.millrace.model.command.CommandOutcome;
import io.millrace.model.command.LimitName;
import io.millrace.model.command.OperatorRole;
import io.millrace.model.event.CommandFlyweight;
import io.millrace.model.event.CommandResultFlyweight;
import io.millrace.model.event.CommandTextFlyweight;
import io.millrace.model.event.HealthFlyweight;

import java.nio.charset.StandardCharsets;

/** Fields of what comes from operators and probes, and of what became of it. */
final class CommandFields {

    private static final String NONE = "NONE";

    private CommandFields() {}

    static void health(FieldSink fields, HealthFlyweight health) {
        fields.whole("durable_lag_ns", health.durableLagNs());
        fields.whole("free_bytes", health.freeBytes());
        fields.whole("link_silent_ns", health.linkSilentNs());
        fields.whole("clock_skew_ns", health.clockSkewNs());
        fields.whole("flags", health.flags());
    }

    static void command(FieldSink fields, CommandFlyweight command) {
        int limit = command.limit();
        fields.whole("command", command.commandId());
        fields.text("kind", CommandKind.ofCode(command.kind()).name());
        fields.text("role", OperatorRole.ofCode(command.role()).name());
        fields.whole("user", command.userId());
        fields.whole("strategy", command.strategyId());
        fields.text("limit_name", limit < 0 ? NONE : LimitName.ofCode(limit).name());
        fields.whole("flags", command.flags());
        fields.whole("new_value", command.value());
        fields.whole("halt", command.haltSequence());
        fields.time("given", command.givenNs());
    }

    static void words(FieldSink fields, CommandTextFlyweight piece) {
        byte[] bytes = new byte[piece.length()];
        piece.text(bytes, 0);
        fields.whole("command", piece.commandId());
        fields.whole("part", piece.part());
        fields.text("words", new String(bytes, StandardCharsets.UTF_8));
    }

    static void result(FieldSink fields, CommandResultFlyweight result) {
        fields.whole("command", result.commandId());
        fields.text("kind", CommandKind.ofCode(result.kind()).name());
        fields.text("outcome", CommandOutcome.ofCode(result.outcome()).name());
        fields.whole("before", result.before());
        fields.whole("after", result.after());
        fields.whole("touched", result.count());
    }
}
