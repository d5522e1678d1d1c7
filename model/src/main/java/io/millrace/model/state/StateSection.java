package io.millrace.model.state;

import java.util.function.Consumer;

/**
 * A named part of a state, which is saved and loaded for itself. Cold path; whoever owns the part
 * calls.
 *
 * @param name lower-case letters, unique within the state
 * @param saver writes the part
 * @param loader takes over what the saver of an equal part wrote
 */
public record StateSection(String name, Consumer<StateSink> saver, Consumer<StateSource> loader) {

    /** Checks the name. */
    public StateSection {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) < 'a' || name.charAt(i) > 'z') {
                throw badName(name);
            }
        }
        if (name.isEmpty()) {
            throw badName(name);
        }
    }

    private static IllegalArgumentException badName(String name) {
        return new IllegalArgumentException(
                "section \"" + name + "\": its name must be one or more letters from a to z");
    }

    /**
     * Writes the part.
     *
     * @param sink receives it
     */
    public void save(StateSink sink) {
        saver.accept(sink);
    }

    /**
     * Takes the part over.
     *
     * @param source holds what an equal part wrote
     * @throws StateException that names the section, when it does not; the part is of no use then
     */
    public void load(StateSource source) {
        try {
            loader.accept(source);
        } catch (StateException e) {
            throw named(e);
        }
    }

    /**
     * Writes the part into memory.
     *
     * @return its bytes
     */
    public byte[] toBytes() {
        StateBuffer buffer = new StateBuffer();
        save(buffer);
        return buffer.toBytes();
    }

    /**
     * Takes the part over from memory, to the last byte.
     *
     * @param bytes as {@link #toBytes} of an equal part gave them
     * @throws StateException that names the section, when they are not
     */
    public void load(byte[] bytes) {
        StateBuffer buffer = new StateBuffer(bytes);
        load(buffer);
        try {
            buffer.expectEnd();
        } catch (StateException e) {
            throw named(e);
        }
    }

    private StateException named(StateException e) {
        return new StateException("section " + name + ": " + e.getMessage());
    }
}
