package io.millrace.ops.travel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.millrace.ops.launch.Replayer;
import io.millrace.ops.monitor.JsonText;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A {@link StateView} for people: the same facts as its JSON, a line each. */
public final class StateText {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int LABEL_WIDTH = 14;

    private final StringBuilder text = new StringBuilder();

    private StateText() {}

    /**
     * Tells a state.
     *
     * @param view of the replay
     * @param replayer standing still
     * @return several lines
     */
    public static String of(StateView view, Replayer replayer) {
        try {
            String json = JsonText.object(fields -> view.write(fields, replayer));
            StateText made = new StateText();
            made.all(MAPPER.readTree(json));
            return made.text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void all(JsonNode state) {
        line("state", "after event " + shown(state, "sequence") + " at " + shown(state, "time"));
        boolean isHeld = !shown(state, "trading_state").equals("ACTIVE");
        String why =
                isHeld
                        ? " by "
                                + shown(state, "cause")
                                + ", value "
                                + shown(state, "cause_value")
                                + ", limit "
                                + shown(state, "cause_limit")
                        : "";
        line("trading", shown(state, "trading_state") + why);
        line(
                "account",
                pairs(state, List.of("equity", "cash", "peak_equity", "session_base", "fees")));
        for (JsonNode one : state.get("instruments")) {
            instrument(one);
        }
        for (JsonNode one : state.get("positions")) {
            line(
                    "position",
                    shown(one, "symbol")
                            + " of "
                            + shown(one, "strategy")
                            + ": "
                            + pairs(one, List.of("size", "average_price", "unrealised_pnl")));
        }
        for (JsonNode one : state.get("orders")) {
            order(one);
        }
        for (JsonNode one : state.get("strategies")) {
            boolean paused = one.get("paused").booleanValue();
            String until = one.get("until").isNull() ? "" : " until " + shown(one, "until");
            line(
                    "strategy",
                    shown(one, "name")
                            + (paused
                                    ? " paused by " + shown(one, "cause") + until
                                    : " may enter"));
        }
        line("state hash", shown(state, "state_hash"));
    }

    private void instrument(JsonNode one) {
        String doubted = one.get("suspect").booleanValue() ? ", doubted" : "";
        line(
                "instrument",
                shown(one, "symbol")
                        + " "
                        + shown(one, "regime")
                        + doubted
                        + ": "
                        + pairs(one, List.of("mark", "position", "realised_pnl")));
        JsonNode values = one.get("indicators");
        if (values.isNull()) {
            line("  indicators", "none yet");
            return;
        }
        List<String> names = new ArrayList<>();
        values.fieldNames().forEachRemaining(names::add);
        names.remove("bar_start");
        int half = names.size() / 2;
        line("  indicators", "after the bar of " + shown(values, "bar_start"));
        line("", pairs(values, names.subList(0, half)));
        line("", pairs(values, names.subList(half, names.size())));
    }

    private void order(JsonNode one) {
        line(
                "order",
                shown(one, "id")
                        + " "
                        + shown(one, "symbol")
                        + " of "
                        + shown(one, "strategy")
                        + ": "
                        + shown(one, "role")
                        + " "
                        + shown(one, "side")
                        + " "
                        + shown(one, "order_type")
                        + " "
                        + shown(one, "status")
                        + ", "
                        + pairs(one, List.of("remaining", "limit_price", "stop_price")));
    }

    private static String pairs(JsonNode node, List<String> names) {
        List<String> pairs = new ArrayList<>();
        for (String name : names) {
            pairs.add(name.replace('_', ' ') + " " + shown(node, name));
        }
        return String.join(", ", pairs);
    }

    private static String shown(JsonNode node, String name) {
        JsonNode value = node.get(name);
        return value.isNull() ? "-" : value.asText();
    }

    private void line(String label, String what) {
        text.append(label).append(" ".repeat(LABEL_WIDTH - label.length()));
        text.append(what).append('\n');
    }
}
