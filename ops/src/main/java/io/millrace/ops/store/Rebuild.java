package io.millrace.ops.store;

import io.millrace.journal.Epochs;
import io.millrace.journal.Seal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes a store anew from the journal alone. */
public final class Rebuild {

    private Rebuild() {}

    /**
     * What came of it.
     *
     * @param content of the store that was made
     * @param faults why parts of the journal are not held
     * @param isDamaged whether a sealed epoch is among them: all of it was written once
     */
    public record Result(StoreContent content, List<String> faults, boolean isDamaged) {

        /** Takes a copy. */
        public Result {
            faults = List.copyOf(faults);
        }
    }

    /**
     * A store compared with one made anew.
     *
     * @param held what the store holds
     * @param made what it should hold
     */
    public record Comparison(StoreContent held, Result made) {

        /**
         * Whether they are equal.
         *
         * @return whether the hashes are
         */
        public boolean isEqual() {
            return held.hash().equals(made.content().hash());
        }
    }

    /**
     * Makes the store in a file of its own and puts it in the place of the other as a whole.
     *
     * @param journal directory of the epochs
     * @param file path of the store
     * @return what it holds
     * @throws StoreException when it cannot be written
     */
    public static Result replace(Path journal, Path file) {
        Path made = file.resolveSibling(file.getFileName() + ".rebuild");
        int last = Epochs.latest(journal).orElse(0);
        Result result = make(journal, made, new Projector.End(last, Long.MAX_VALUE));
        StoreFiles.replace(made, file);
        StoreFiles.delete(made);
        return result;
    }

    /**
     * Makes the store in a file of its own, as far as the other goes, and compares the two.
     *
     * @param journal directory of the epochs
     * @param file path of the store
     * @return both
     * @throws StoreException when one of them cannot be read or written
     */
    public static Comparison compare(Path journal, Path file) {
        if (!Files.isRegularFile(file)) {
            throw new StoreException(
                    StoreException.Kind.WAIT,
                    file + ": there is no store; make one without --check");
        }
        Path made = file.resolveSibling(file.getFileName() + ".check");
        try (Database database = Database.open(Database.Opening.of(file))) {
            Position held = database.position();
            StoreContent content = database.content();
            Projector.End end = new Projector.End(held.epoch(), held.records());
            return new Comparison(content, make(journal, made, end));
        } finally {
            StoreFiles.delete(made);
        }
    }

    private static Result make(Path journal, Path made, Projector.End end) {
        StoreFiles.delete(made);
        List<String> faults = new ArrayList<>();
        try (Database database = Database.open(new Database.Opening(made, 2_000, 0, false))) {
            List<Integer> epochs = new ArrayList<>();
            new Projector(database, journal, new Listing(epochs, faults)).run(end, Tail.ENDED);
            StoreContent content = database.content();
            database.settle();
            boolean isDamaged =
                    epochs.stream().anyMatch(e -> Seal.isPresent(Epochs.directory(journal, e)));
            return new Result(content, faults, isDamaged);
        }
    }

    /** Keeps what went wrong. */
    private record Listing(List<Integer> epochs, List<String> faults) implements Projector.Watcher {

        @Override
        public void at(Position position, boolean following) {
            // Nobody waits for it.
        }

        @Override
        public void fault(int epoch, String why) {
            epochs.add(epoch);
            faults.add(why);
        }
    }
}
