package io.millrace.ops.house;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Members that may not be touched, as {@code owner#member} with {@code *} for anything and {@code
 * |} between members. Calls, method references and field accesses all count; ArchUnit's {@code
 * callMethodWhere} would miss the references.
 */
final class Targets {

    private Targets() {}

    static DescribedPredicate<JavaAccess<?>> of(String description, String... members) {
        List<Pattern> patterns = Stream.of(members).map(Targets::pattern).toList();
        return DescribedPredicate.describe(
                description,
                access -> {
                    String target = access.getTargetOwner().getName() + "#" + access.getName();
                    return patterns.stream().anyMatch(p -> p.matcher(target).matches());
                });
    }

    /** Accesses from inside one method. */
    static DescribedPredicate<JavaAccess<?>> from(String owner, String... methods) {
        List<String> names = List.of(methods);
        return DescribedPredicate.describe(
                "from " + owner,
                access ->
                        access.getOriginOwner().getName().equals(owner)
                                && names.contains(access.getOrigin().getName()));
    }

    private static Pattern pattern(String member) {
        int hash = member.indexOf('#');
        String owner = member.substring(0, hash).replace(".", "\\.").replace("*", ".*");
        return Pattern.compile(owner + "#(" + member.substring(hash + 1).replace("*", ".*") + ")");
    }
}
