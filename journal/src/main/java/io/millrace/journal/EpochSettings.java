package io.millrace.journal;

import io.millrace.model.event.EventType;

import java.nio.file.Path;

/**
 * The texts at the head of an epoch: all that a replay needs besides the inputs.
 *
 * @param head text of the manifest
 * @param settings settings of the run
 * @param instruments instrument table
 */
public record EpochSettings(String head, String settings, String instruments) {

    /**
     * Reads the head records of an epoch, checksums included.
     *
     * @param epochDirectory directory of the epoch
     * @return its texts
     * @throws JournalException when the head is damaged or was never finished
     */
    public static EpochSettings read(Path epochDirectory) {
        try (EpochReader reader = EpochReader.open(epochDirectory, true)) {
            Collector collector = new Collector();
            while (!collector.isComplete() && reader.next()) {
                if (!collector.add(reader)) {
                    break;
                }
            }
            if (!collector.isComplete()) {
                throw new JournalException(
                        epochDirectory
                                + ": the head records are not whole; manifest, settings and"
                                + " instruments must come first");
            }
            return collector.settings();
        }
    }

    /** Takes the records of an epoch until the three texts are whole. */
    static final class Collector {

        private final HeadText head = new HeadText();
        private final HeadText settings = new HeadText();
        private final HeadText instruments = new HeadText();

        /** Takes the reader's record. Answers false when it is no sound part of the head. */
        boolean add(EpochReader reader) {
            HeadText text;
            switch (reader.type()) {
                case EventType.EPOCH_HEAD -> text = head;
                case EventType.SETTINGS -> text = settings;
                case EventType.INSTRUMENTS -> text = instruments;
                default -> {
                    return reader.type() == EventType.CHECKPOINT;
                }
            }
            return text.add(reader.buffer(), reader.offset(), reader.length());
        }

        boolean isComplete() {
            return head.isComplete() && settings.isComplete() && instruments.isComplete();
        }

        EpochSettings settings() {
            return new EpochSettings(head.text(), settings.text(), instruments.text());
        }
    }
}
