package io.millrace.ops.cli.operator;

import com.fasterxml.jackson.core.JsonGenerator;

import io.millrace.journal.EpochReader;
import io.millrace.journal.Epochs;
import io.millrace.journal.JournalException;
import io.millrace.model.command.CommandKind;
import io.millrace.model.command.CommandOutcome;
import io.millrace.model.command.LimitName;
import io.millrace.model.command.OperatorRole;
import io.millrace.model.event.CommandFlyweight;
import io.millrace.model.event.CommandResultFlyweight;
import io.millrace.model.event.CommandTextFlyweight;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.instrument.Instrument;
import io.millrace.ops.launch.RecordedSettings;
import io.millrace.ops.monitor.JsonText;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Every command that the epochs of a home hold: who, when, what, and what became of it. */
final class AuditTrail {

    private static final String UNKNOWN = "unknown";

    private final List<Entry> entries = new ArrayList<>();
    private final ByteArrayOutputStream words = new ByteArrayOutputStream();
    private final CommandTextFlyweight piece = new CommandTextFlyweight();
    private final CommandFlyweight command = new CommandFlyweight();
    private final CommandResultFlyweight result = new CommandResultFlyweight();

    private AuditTrail() {}

    /**
     * One command.
     *
     * @param epoch that holds it
     * @param sequence of it there
     * @param givenNs wall clock
     * @param engineNs engine time
     * @param user who gave it
     * @param userId number at the operating system
     * @param role under which it was given
     * @param kind what was asked for
     * @param about instrument, strategy, limit or halt that it is about; may be empty
     * @param reason why; may be empty
     * @param outcome what became of it; empty when the journal ends before
     */
    record Entry(
            int epoch,
            long sequence,
            long givenNs,
            long engineNs,
            String user,
            int userId,
            String role,
            String kind,
            String about,
            String reason,
            String outcome) {

        private Entry with(String told) {
            return new Entry(
                    epoch, sequence, givenNs, engineNs, user, userId, role, kind, about, reason,
                    told);
        }

        void write(JsonGenerator json) throws IOException {
            json.writeStartObject();
            json.writeNumberField("epoch", epoch);
            json.writeNumberField("sequence", sequence);
            JsonText.time(json, "given", givenNs);
            JsonText.time(json, "engine_time", engineNs);
            json.writeStringField("user", user);
            json.writeNumberField("user_id", userId);
            json.writeStringField("role", role);
            json.writeStringField("command", kind);
            json.writeStringField("about", about.isEmpty() ? null : about);
            json.writeStringField("reason", reason);
            json.writeStringField("outcome", outcome.isEmpty() ? null : outcome);
            json.writeEndObject();
        }
    }

    /**
     * Reads all epochs; of a damaged one what stands before its damage.
     *
     * @param journal holds the epochs
     * @param faults told what could not be read
     * @return in the order of the journal
     */
    static List<Entry> read(Path journal, Consumer<String> faults) {
        AuditTrail trail = new AuditTrail();
        for (int number : Epochs.list(journal)) {
            Path epoch = Epochs.directory(journal, number);
            if (Files.isRegularFile(epoch.resolve(Epochs.MANIFEST))) {
                try {
                    trail.readEpoch(number, epoch);
                } catch (JournalException e) {
                    faults.accept(String.valueOf(e.getMessage()));
                }
            }
        }
        return trail.entries;
    }

    private void readEpoch(int number, Path epoch) {
        RecordedSettings settings = null;
        try (EpochReader reader = EpochReader.open(epoch, true)) {
            while (reader.next()) {
                int payload = EventLayout.payload(reader.offset());
                switch (reader.type()) {
                    case EventType.COMMAND_TEXT -> take(piece.wrap(reader.buffer(), payload));
                    case EventType.COMMAND -> {
                        settings = settings == null ? RecordedSettings.read(epoch) : settings;
                        add(number, reader, settings);
                    }
                    case EventType.COMMAND_RESULT ->
                            take(
                                    EventLayout.sequence(reader.buffer(), reader.offset()),
                                    result.wrap(reader.buffer(), payload));
                    default -> {
                        // Not about a command.
                    }
                }
            }
        }
    }

    private void take(CommandTextFlyweight text) {
        if (text.part() == 0) {
            words.reset();
        }
        byte[] bytes = new byte[text.length()];
        text.text(bytes, 0);
        words.writeBytes(bytes);
    }

    private void add(int epoch, EpochReader reader, RecordedSettings settings) {
        command.wrap(reader.buffer(), EventLayout.payload(reader.offset()));
        String text = words.toString(StandardCharsets.UTF_8);
        words.reset();
        int colon = text.indexOf(": ");
        String user = colon < 0 ? UNKNOWN : text.substring(0, colon);
        int instrument = EventLayout.instrumentId(reader.buffer(), reader.offset());
        entries.add(
                new Entry(
                        epoch,
                        EventLayout.sequence(reader.buffer(), reader.offset()),
                        command.givenNs(),
                        EventLayout.engineTimeNs(reader.buffer(), reader.offset()),
                        user,
                        command.userId(),
                        OperatorRole.ofCode(command.role()).name(),
                        CommandKind.ofCode(command.kind()).name(),
                        about(instrument, settings),
                        colon < 0 ? text : text.substring(colon + 2),
                        ""));
    }

    private String about(int instrument, RecordedSettings settings) {
        CommandKind kind = CommandKind.ofCode(command.kind());
        if (instrument != Instrument.NONE) {
            return settings.instruments().get(instrument).symbol();
        }
        List<String> names = settings.run().strategyNames();
        if (command.strategyId() >= 0 && command.strategyId() < names.size()) {
            return names.get(command.strategyId());
        }
        if (kind == CommandKind.SET_LIMIT) {
            LimitName limit = LimitName.ofCode(command.limit());
            boolean isMoney = limit == LimitName.MAX_ORDER_VALUE;
            return limit + "=" + (isMoney ? FixedPoint.toText(command.value()) : command.value());
        }
        if (kind == CommandKind.RESET) {
            return "halt "
                    + command.haltSequence()
                    + ((command.flags() & 1) != 0 ? ", peak based anew" : "")
                    + ((command.flags() & 2) != 0 ? ", session based anew" : "");
        }
        return "";
    }

    private void take(long sequence, CommandResultFlyweight told) {
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (entries.get(i).sequence() == sequence) {
                String outcome = CommandOutcome.ofCode(told.outcome()).name();
                entries.set(i, entries.get(i).with(outcome));
                return;
            }
        }
    }
}
