package io.millrace.ops.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.model.command.OperatorRole;
import io.millrace.ops.config.ControlSettings;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;

/** Who may do what. */
class RolesTest {

    @TempDir private Path directory;

    private Path made;

    @BeforeEach
    void make() throws IOException {
        made = Files.createFile(directory.resolve("made"));
    }

    private record Named(String getName) implements UserPrincipal {
        @Override
        public String getName() {
            return getName;
        }
    }

    private OperatorRole role(List<String> view, List<String> trade, List<String> risk, String who)
            throws IOException {
        ControlSettings settings = new ControlSettings(true, view, trade, risk, 0);
        return Roles.of(settings, made).peer(new Named(who)).role();
    }

    @Test
    void shouldGiveEverybodyTheRoleOfHalting() throws IOException {
        List<String> none = List.of();
        assertEquals(OperatorRole.HALT, role(none, none, none, "somebody"));
        assertEquals(OperatorRole.RISK, role(none, none, none, "root"));
        assertEquals(OperatorRole.VIEW, role(List.of("somebody"), none, none, "somebody"));
        assertEquals(OperatorRole.TRADE, role(none, List.of("somebody"), none, "somebody"));
        assertEquals(OperatorRole.RISK, role(none, none, List.of("somebody"), "somebody"));
        assertEquals(OperatorRole.VIEW, role(List.of("root"), none, none, "root"));
        assertEquals(OperatorRole.TRADE, role(none, List.of("4711"), none, "4711"));
    }

    @Test
    void shouldGiveWhoRunsItTheRoleOfRisk() throws IOException {
        Roles roles = Roles.of(new ControlSettings(true, List.of(), List.of(), List.of(), 0), made);

        Peer own = roles.peer(Files.getOwner(made));

        assertEquals(OperatorRole.RISK, own.role());
        assertEquals(Files.getOwner(made).getName(), own.user());
        assertEquals(Files.getAttribute(made, "unix:uid"), own.userId());
    }

    @Test
    void shouldRefuseAUserWithTwoRoles() {
        IllegalArgumentException thrown =
                assertThrows(
                        IllegalArgumentException.class,
                        () ->
                                new ControlSettings(
                                        true, List.of("ann"), List.of(), List.of("ann"), 0));

        assertEquals(
                "risk_users, trade_users and view_users name ann more than once; a user has one"
                        + " role",
                thrown.getMessage());
    }
}
