package io.millrace.ops.cli.operator;

import io.millrace.ops.control.Verb;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.util.Map;
import java.util.concurrent.Callable;

/** A command that a run carries out; a reason may be told. */
abstract class ActingCommand implements Callable<Integer> {

    @Mixin private final OperatorOptions options = new OperatorOptions();
    @Mixin private final ReasonOption reason = new ReasonOption();
    private final Verb verb;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
    private CommandSpec spec;

    ActingCommand(Verb verb) {
        this.verb = verb;
    }

    /** {@return what the request says beside verb and reason} */
    Map<String, String> target() {
        return Map.of();
    }

    @Override
    public final Integer call() {
        return Asking.act(spec.commandLine(), options, verb, reason.with(target()));
    }
}
