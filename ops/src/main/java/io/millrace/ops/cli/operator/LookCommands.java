package io.millrace.ops.cli.operator;

import com.fasterxml.jackson.databind.JsonNode;

import io.millrace.ops.control.Request;
import io.millrace.ops.control.Verb;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** The commands that show a table. */
final class LookCommands {

    private static final String NOTHING = "-";

    private LookCommands() {}

    /** Prints a row for each object, with its fields in columns as wide as they need be. */
    static void table(PrintWriter out, JsonNode rows, List<String> columns) {
        List<List<String>> cells = new ArrayList<>();
        cells.add(columns);
        for (JsonNode row : rows) {
            cells.add(columns.stream().map(column -> row.path(column).asText(NOTHING)).toList());
        }
        for (List<String> line : cells) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < columns.size(); i++) {
                int place = i;
                int width = cells.stream().mapToInt(row -> row.get(place).length()).max().orElse(0);
                String cell = line.get(i).equals("null") ? NOTHING : line.get(i);
                text.append(String.format(Locale.ROOT, "%-" + (width + 2) + "s", cell));
            }
            out.println(text.toString().stripTrailing());
        }
    }

    /** A command that shows one table. */
    abstract static class Look implements Callable<Integer> {

        @Mixin private final OperatorOptions options = new OperatorOptions();
        private final Verb verb;
        private final String rows;
        private final List<String> columns;

        @Spec
        @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
        private CommandSpec spec;

        Look(Verb verb, String rows, List<String> columns) {
            this.verb = verb;
            this.rows = rows;
            this.columns = columns;
        }

        @Override
        public Integer call() {
            CommandLine command = spec.commandLine();
            return Asking.show(
                    command,
                    options,
                    Request.of(verb),
                    json -> table(command.getOut(), json.path(rows), columns));
        }
    }

    /** {@code positions}. */
    @Command(
            name = "positions",
            mixinStandardHelpOptions = true,
            description = "Shows what a run holds now.")
    static final class Positions extends Look {

        private static final List<String> COLUMNS =
                List.of(
                        "symbol",
                        "side",
                        "size",
                        "entry_price",
                        "last_price",
                        "value",
                        "unrealised_pnl",
                        "stop_price");

        Positions() {
            super(Verb.POSITIONS, "positions", COLUMNS);
        }
    }

    /** {@code orders}. */
    @Command(
            name = "orders",
            mixinStandardHelpOptions = true,
            description = "Shows the orders of a run that can still trade.")
    static final class Orders extends Look {

        private static final List<String> COLUMNS =
                List.of(
                        "id",
                        "symbol",
                        "strategy",
                        "role",
                        "side",
                        "order_type",
                        "status",
                        "size",
                        "remaining",
                        "limit_price",
                        "stop_price");

        Orders() {
            super(Verb.ORDERS, "orders", COLUMNS);
        }
    }
}
