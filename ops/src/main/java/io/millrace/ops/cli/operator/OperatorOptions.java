package io.millrace.ops.cli.operator;

import io.millrace.ops.cli.option.HomeOption;
import io.millrace.ops.cli.option.JsonOption;

import picocli.CommandLine.Mixin;

import java.nio.file.Path;

/** The options that every command of an operator has. */
final class OperatorOptions {

    @Mixin private final HomeOption home = new HomeOption();
    @Mixin private final JsonOption json = new JsonOption();

    Path home() {
        return home.root();
    }

    /** Directory of the journal of a home that has one. */
    Path journal() {
        return home.journal();
    }

    boolean isJson() {
        return json.isSet();
    }
}
