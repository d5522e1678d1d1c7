package io.millrace.ops.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.millrace.ops.cli.Program;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.Optional;

/** A home has one process and one owner. */
@Timeout(120)
final class HomeTest {

    @TempDir private Path directory;

    private static LaunchException refused(Path root) {
        return assertThrows(LaunchException.class, () -> Home.open(root).close());
    }

    private static void assertRefused(int code, String message, Path root) {
        LaunchException refused = refused(root);
        assertEquals(code, refused.exitCode(), refused::toString);
        assertTrue(String.valueOf(refused.getMessage()).contains(message), refused::toString);
    }

    @Test
    void shouldRefuseASecondRunWhateverWayLeadsToTheHome() throws Exception {
        Path home = Files.createDirectory(directory.resolve("home"));
        Path link = Files.createSymbolicLink(directory.resolve("link"), home);
        Path winding = home.resolve("..").resolve("home");
        String self = "process " + ProcessHandle.current().pid() + ", since 20";
        try (Home held = Home.open(home)) {
            for (Path way : List.of(held.root(), link, winding)) {
                assertRefused(73, way + ": another run uses this home (" + self, way);
            }
            Process other = Program.start(directory, Program.SHORT, "run", "--home", link);
            Program.Outcome outcome = Program.await(other, directory);
            assertEquals(73, outcome.exitCode(), outcome.err());
            assertTrue(outcome.err().contains(self), outcome.err());
            assertRefused(73, self, home);
        }
        Home.open(link).close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lock", "journal"})
    void shouldRefuseAHomeWhoseLockOrJournalIsALink(String name) throws Exception {
        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        Path home = Files.createDirectory(directory.resolve("home"));
        Files.createSymbolicLink(home.resolve(name), elsewhere);

        assertRefused(77, home.resolve(name) + ": is a symbolic link", home);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "journal"})
    void shouldRefuseAHomeThatEverybodyMayWrite(String name) throws Exception {
        Path home = directory.resolve("home");
        Home.open(home).close();
        Files.setPosixFilePermissions(
                home.resolve(name), PosixFilePermissions.fromString("rwxrwxrwx"));

        assertRefused(77, "can be written by everybody; take that right away", home);
    }

    @Test
    void shouldRefuseAHomeOfAnotherUser() throws Exception {
        Path home = directory.resolve("home");
        Home.open(home).close();
        assumeTrue("root".equals(System.getProperty("user.name")), "only root may give files away");
        UserPrincipal nobody =
                home.getFileSystem()
                        .getUserPrincipalLookupService()
                        .lookupPrincipalByName("nobody");
        Files.setOwner(home.resolve("journal"), nobody);

        assertRefused(77, "belongs to nobody; it must belong to root, who runs", home);
    }

    @Test
    void shouldRefuseAHomeThatCannotBeWritten() throws Exception {
        assumeTrue(!"root".equals(System.getProperty("user.name")), "root may write anywhere");
        Path home = Files.createDirectory(directory.resolve("home"));
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("r-xr-xr-x"));

        assertRefused(77, "cannot be written", home);
    }

    @ParameterizedTest(name = "{0}, live {1}, allowed {2}")
    @CsvSource({
        "ext4, true, false, ''",
        "xfs, false, false, ''",
        "tmpfs, false, false, a restart of the machine empties",
        "tmpfs, true, true, a restart of the machine empties",
        "nfs4, false, false, need not keep what was synced",
        "fuse.sshfs, true, true, need not keep what was synced",
    })
    void shouldWarnOfDisksThatDoNotLast(String type, boolean live, boolean allowed, String what) {
        Optional<String> warning = HomeChecks.judge(directory, type, live, allowed);

        assertEquals(!what.isEmpty(), warning.isPresent());
        assertTrue(warning.orElse("").contains(what), warning::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tmpfs", "ramfs", "nfs", "cifs", "9p"})
    void shouldRefuseThemForALiveRun(String type) {
        LaunchException refused =
                assertThrows(
                        LaunchException.class,
                        () -> HomeChecks.judge(directory, type, true, false));

        assertEquals(78, refused.exitCode());
        assertTrue(
                String.valueOf(refused.getMessage()).endsWith("set journal.allow_volatile to true"),
                refused::toString);
    }
}
