package io.millrace.model.instrument;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Every session of exchange_calendars from 1990 to 2023; skipped where the file is not there. */
class NyseReferenceTest {

    private static final int SESSIONS = 8_324;
    private static final SessionCalendar NYSE = SessionCalendar.NYSE;
    private static final long DAY_NS = NewYorkTime.DAY_NS;

    private record Session(LocalDate day, long openNs, long closeNs) {
        static Session of(String line) {
            String[] cells = line.split(",", -1);
            return new Session(
                    LocalDate.parse(cells[0].substring(0, 10)), ns(cells[1]), ns(cells[2]));
        }

        private static long ns(String instant) {
            return Instant.parse(instant).getEpochSecond() * 1_000_000_000L;
        }
    }

    private static List<Session> sessions() throws IOException {
        Path file =
                Path.of(System.getProperty("millrace.root", "."))
                        .resolve("../shared/data/vectors/exchange_calendars/xnys.csv.gz")
                        .normalize();
        assumeTrue(Files.isReadable(file), () -> "skipped: no test data at " + file);
        List<Session> sessions = new ArrayList<>();
        try (BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(file)),
                                StandardCharsets.UTF_8))) {
            reader.readLine();
            String line = reader.readLine();
            while (line != null) {
                sessions.add(Session.of(line));
                line = reader.readLine();
            }
        }
        assertEquals(SESSIONS, sessions.size());
        return sessions;
    }

    @Test
    void shouldOpenAndCloseEverySessionAsTheReferenceDoes() throws IOException {
        List<String> differences = new ArrayList<>();
        for (Session session : sessions()) {
            long openNs = session.openNs();
            long closeNs = session.closeNs();
            boolean isEqual =
                    NYSE.openNs(openNs) == openNs
                            && NYSE.closeNs(openNs) == closeNs
                            && !NYSE.isOpen(openNs - 1)
                            && NYSE.isOpen(openNs)
                            && NYSE.isOpen(closeNs - 1)
                            && !NYSE.isOpen(closeNs)
                            && NYSE.nsToClose(openNs) == closeNs - openNs;
            if (!isEqual) {
                differences.add(session.toString());
            }
        }

        assertEquals(List.of(), differences);
    }

    @Test
    void shouldFindTheNextSessionFromEveryClose() throws IOException {
        List<String> differences = new ArrayList<>();
        List<Session> sessions = sessions();
        for (int i = 1; i < sessions.size(); i++) {
            long closedNs = sessions.get(i - 1).closeNs();
            Session next = sessions.get(i);
            if (NYSE.openNs(closedNs) != next.openNs()
                    || NYSE.closeNs(closedNs) != next.closeNs()) {
                differences.add(next.toString());
            }
        }

        assertEquals(List.of(), differences);
    }

    @Test
    void shouldBeClosedOnEveryOtherDay() throws IOException {
        List<Session> sessions = sessions();
        List<LocalDate> differences = new ArrayList<>();
        int index = 0;
        int closed = 0;
        LocalDate day = sessions.get(0).day();
        LocalDate last = sessions.get(SESSIONS - 1).day();
        while (!day.isAfter(last)) {
            if (sessions.get(index).day().equals(day)) {
                index++;
            } else {
                closed++;
                if (isOpenAtAnyMinute(day)) {
                    differences.add(day);
                }
            }
            day = day.plusDays(1);
        }

        assertEquals(List.of(), differences);
        assertEquals(SESSIONS, index);
        assertEquals(last.toEpochDay() - sessions.get(0).day().toEpochDay() + 1 - index, closed);
    }

    /** A UTC day holds all hours of a session of the same New York day. */
    private static boolean isOpenAtAnyMinute(LocalDate day) {
        long startNs = day.toEpochDay() * DAY_NS;
        for (int minute = 0; minute < 24 * 60; minute++) {
            if (NYSE.isOpen(startNs + minute * 60_000_000_000L)) {
                return true;
            }
        }
        return false;
    }
}
