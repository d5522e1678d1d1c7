package io.millrace.ops.store;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The file of the store, open for its one writer. Rows and the place in the journal that they
 * follow from are written together or not at all, so that a kill at any moment leaves a store that
 * can go on. One thread at a time.
 */
final class Database implements AutoCloseable {

    /** Marks a file as ours: "MILL". */
    private static final int APPLICATION = 0x4D494C4C;

    /** What closes the rows of a run that nothing goes on from. */
    private static final List<String> ENDED =
            List.of(
                    "UPDATE trades SET status = 2, exit_reason = 'RUN_ENDED'"
                            + " WHERE status = 0 AND epoch < ?",
                    "UPDATE positions SET status = 'closed', shares_e8 = 0,"
                            + " unrealized_pnl_e8 = NULL, stop_loss_e8 = NULL,"
                            + " take_profit_e8 = NULL WHERE status = 'open' AND epoch < ?",
                    "UPDATE orders SET status = 'CANCELLED', answer = 'RUN_ENDED'"
                            + " WHERE status IN ('PENDING', 'WORKING', 'PARTIALLY_FILLED')"
                            + " AND epoch < ?");

    private final Path file;
    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    /**
     * How a database is opened.
     *
     * @param file path
     * @param waitMs how long to wait for another process to let go
     * @param maxPages most pages of 4 KiB that it may have; 0 for no bound
     * @param durable whether a crash of the machine must leave it whole
     */
    record Opening(Path file, int waitMs, long maxPages, boolean durable) {

        static Opening of(Path file) {
            return new Opening(file, 2_000, 0, true);
        }
    }

    private Database(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /**
     * Opens the file, makes it where it is missing, and checks it.
     *
     * @throws StoreException when it cannot be used, or is damaged, or of another version
     */
    static Database open(Opening opening) {
        Path file = opening.file().toAbsolutePath();
        makeFolder(file);
        NativeLibrary.place(file);
        try {
            Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            Database database = new Database(file, connection);
            try {
                database.prepare(opening);
                return database;
            } catch (SQLException | StoreException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw StoreException.of(file.toString(), e);
        }
    }

    private static void makeFolder(Path file) {
        Path folder = file.getParent();
        try {
            if (folder != null) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new StoreException(
                    StoreException.Kind.WAIT,
                    file + ": the store's folder cannot be made; it must be writable",
                    e);
        }
    }

    private void prepare(Opening opening) throws SQLException {
        execute("PRAGMA busy_timeout = " + opening.waitMs());
        boolean isNew = number("PRAGMA page_count") == 0;
        if (!isNew) {
            check();
        }
        execute("PRAGMA journal_mode = WAL");
        execute("PRAGMA synchronous = " + (opening.durable() ? "NORMAL" : "OFF"));
        if (opening.maxPages() > 0) {
            execute("PRAGMA max_page_count = " + opening.maxPages());
        }
        connection.setAutoCommit(false);
        if (number("PRAGMA user_version") == 0) {
            create();
        }
        touch();
    }

    private void check() throws SQLException {
        long application = number("PRAGMA application_id");
        boolean empty = number("SELECT count(*) FROM sqlite_schema") == 0;
        if (application != APPLICATION && !empty) {
            throw new StoreException(
                    StoreException.Kind.WAIT,
                    file + ": is a database of another program; name another store.path");
        }
        if (!empty && number("PRAGMA user_version") != Tables.VERSION) {
            throw new StoreException(
                    StoreException.Kind.OUTDATED, file + ": is a store of another version");
        }
        String found = text("PRAGMA quick_check(1)");
        if (!found.equals("ok")) {
            throw new StoreException(
                    StoreException.Kind.DAMAGED, file + ": the store is damaged: " + found);
        }
    }

    private void create() throws SQLException {
        for (Table table : Tables.all()) {
            execute(table.create());
        }
        for (String index : Tables.indexes()) {
            execute(index);
        }
        execute("PRAGMA application_id = " + APPLICATION);
        execute("PRAGMA user_version = " + Tables.VERSION);
        connection.commit();
    }

    /** Takes the lock of the writer once, so that one held by another shows before any work. */
    private void touch() throws SQLException {
        execute("DELETE FROM epochs WHERE epoch < 0");
        connection.commit();
    }

    /** How far it holds the journal. */
    Position position() {
        String query =
                "SELECT epoch, records, sequence, created FROM epochs ORDER BY epoch DESC LIMIT 1";
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next()
                    ? new Position(
                            rows.getInt(1), rows.getLong(2), rows.getLong(3), rows.getString(4))
                    : Position.NONE;
        } catch (SQLException e) {
            throw StoreException.of(file.toString(), e);
        }
    }

    /** Last sequence held of an epoch; -1 when it holds nothing of it. */
    long held(int epoch) {
        try {
            return number("SELECT coalesce(max(sequence), -1) FROM epochs WHERE epoch = " + epoch);
        } catch (SQLException e) {
            throw StoreException.of(file.toString(), e);
        }
    }

    /** Writes rows together. */
    void write(List<Row> rows) {
        transaction(
                () -> {
                    for (Row row : rows) {
                        write(row);
                    }
                });
    }

    /** An epoch begins that goes on from nothing: what was open before is no more. */
    void endBefore(int epoch) {
        transaction(
                () -> {
                    for (String change : ENDED) {
                        try (PreparedStatement statement = connection.prepareStatement(change)) {
                            statement.setInt(1, epoch);
                            statement.executeUpdate();
                        }
                    }
                });
    }

    private void write(Row row) throws SQLException {
        PreparedStatement statement = prepared.get(row.table().name());
        if (statement == null) {
            statement = connection.prepareStatement(row.table().write());
            prepared.put(row.table().name(), statement);
        }
        int place = 1;
        for (String column : row.columns()) {
            statement.setObject(place++, row.value(column));
        }
        statement.executeUpdate();
    }

    /** Something that is done whole or not at all. */
    private interface Change {
        void run() throws SQLException;
    }

    private void transaction(Change change) {
        try {
            change.run();
            connection.commit();
        } catch (SQLException e) {
            StoreException told = StoreException.of(file.toString(), e);
            try {
                connection.rollback();
            } catch (SQLException also) {
                told.addSuppressed(also);
            }
            throw told;
        }
    }

    /**
     * Counts and hashes all rows.
     *
     * @return rows of each table, and SHA-256 over what was written, in the order of the keys
     */
    StoreContent content() {
        ContentHash hash = new ContentHash();
        Map<String, Long> counts = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement()) {
            for (Table table : Tables.all()) {
                hash.table(table);
                try (ResultSet rows = statement.executeQuery(table.readAll())) {
                    long count = 0;
                    while (rows.next()) {
                        hash.row(rows, table.written().size());
                        count++;
                    }
                    counts.put(table.name(), count);
                }
            }
            connection.commit();
        } catch (SQLException e) {
            throw StoreException.of(file.toString(), e);
        }
        return new StoreContent(counts, hash.hex());
    }

    /** Brings all that was written into the one file. */
    void settle() {
        try {
            connection.setAutoCommit(true);
            execute("PRAGMA wal_checkpoint(TRUNCATE)");
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw StoreException.of(file.toString(), e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    private String text(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            @Nullable String found = rows.next() ? rows.getString(1) : null;
            return found == null ? "" : found;
        }
    }

    @Override
    public void close() {
        try {
            for (PreparedStatement statement : prepared.values()) {
                statement.close();
            }
            connection.close();
        } catch (SQLException e) {
            throw StoreException.of(file.toString(), e);
        }
    }
}
