package io.millrace.ops.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The description of a tick's way names classes in backticks: {@code `Inlet`}, with their package
 * or without, with a member behind a dot or a hash, or without. All of them must exist.
 */
final class LifeOfATickTest {

    private static final Path DOCUMENT = Checkout.ROOT.resolve("docs/life-of-a-tick.md");

    private static final Pattern QUOTED = Pattern.compile("`([^`\n]+)`");

    /** A package, a class with a small letter in its name, a member; constants are no classes. */
    private static final Pattern CLASS =
            Pattern.compile(
                    "(?<package>io\\.millrace\\.(?:[a-z]+\\.)+)?"
                            + "(?<type>(?=\\w*[a-z])[A-Z]\\w*(?:\\.(?=\\w*[a-z])[A-Z]\\w*)*)"
                            + "(?:[.#](?<member>\\w+))?(?:\\(.*\\))?");

    private static String document = "";
    private static JavaClasses production = HouseRules.only(List.of());

    @BeforeAll
    static void read() throws IOException {
        assertTrue(Files.exists(DOCUMENT), "docs/life-of-a-tick.md is missing; it tells the way");
        document = Files.readString(DOCUMENT);
        production = HouseRules.production();
    }

    @Test
    void shouldNameOnlyWhatExists() {
        assertEquals(List.of(), unknown(document));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FileSource",
                "Inlet",
                "EpochWriter",
                "BarStage",
                "IndicatorStage",
                "RegimeStage",
                "SignalStage",
                "RiskStage",
                "OrderStage",
                "SimulatedBroker"
            })
    void shouldNameTheClassOfEveryHop(String hop) {
        assertTrue(types(document).contains(hop), "the way does not name `" + hop + "`");
    }

    @Test
    void shouldNoticeWhatDoesNotExist() {
        String text =
                "`Inlet` `io.millrace.engine.ring.Inlet` `Inlet.claim()` `RiskLimits.OrderLimits`"
                        + " `HALTED` `onEvent` `Inlut` `io.millrace.engine.Inlet` `Inlet.clame`"
                        + " `RiskLimits.OrderLimit` `Inlet#start`";

        assertEquals(
                List.of(
                        "Inlut",
                        "io.millrace.engine.Inlet",
                        "Inlet.clame",
                        "RiskLimits.OrderLimit"),
                unknown(text));
    }

    private static List<String> unknown(String text) {
        List<String> unknown = new ArrayList<>();
        Matcher quoted = QUOTED.matcher(text);
        while (quoted.find()) {
            Matcher name = CLASS.matcher(quoted.group(1));
            if (name.matches() && !exists(name)) {
                unknown.add(quoted.group(1));
            }
        }
        return unknown;
    }

    private static Set<String> types(String text) {
        Set<String> types = new TreeSet<>();
        Matcher quoted = QUOTED.matcher(text);
        while (quoted.find()) {
            Matcher name = CLASS.matcher(quoted.group(1));
            if (name.matches()) {
                types.add(name.group("type"));
            }
        }
        return types;
    }

    private static boolean exists(Matcher name) {
        String type = name.group("type").replace('.', '$');
        String owner = name.group("package");
        String member = name.group("member");
        return production.stream()
                .filter(found -> isNamed(found, owner, type))
                .anyMatch(found -> member == null || has(found, member));
    }

    private static boolean isNamed(JavaClass found, @Nullable String owner, String type) {
        return owner == null
                ? found.getName().endsWith("." + type) || found.getName().endsWith("$" + type)
                : found.getName().equals(owner + type);
    }

    private static boolean has(JavaClass found, String member) {
        return found.getAllMembers().stream().map(JavaMember::getName).anyMatch(member::equals);
    }
}
