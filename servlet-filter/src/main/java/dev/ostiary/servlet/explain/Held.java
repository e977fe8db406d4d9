package dev.ostiary.servlet.explain;

import dev.ostiary.encoding.DurationText;
import dev.ostiary.encoding.ShownText;
import dev.ostiary.servlet.config.ClaimMapping;
import dev.ostiary.servlet.identity.IdentityMapping;
import dev.ostiary.servlet.identity.VerifiedUser;
import dev.ostiary.servlet.rule.Requirement;
import dev.ostiary.servlet.rule.SignInAge;
import dev.ostiary.verify.ClaimPath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a user holds and a requirement asks for, in words: the roles, the scopes, the claims, where each was found, and how old the sign-in is. Immutable.
 *
 * @param user of the token or the API key
 * @param now the time of the decision
 * @param mapping where roles and scopes stand among the claims; empty for an API key, which has them itself
 */
record Held(VerifiedUser user, Instant now, Optional<ClaimMapping> mapping) {
    private static final int MOST_NAMES = 20;

    static Held byToken(VerifiedUser user, Instant now, ClaimMapping mapping) {
        return new Held(user, now, Optional.of(mapping));
    }

    static Held byApiKey(VerifiedUser owner, Instant now) {
        return new Held(owner, now, Optional.empty());
    }

    /** What there is of all that a requirement names; nothing of what it does not name. */
    String asFarAs(Requirement requirement) {
        List<String> found = new ArrayList<>();
        if (requirement.asksForRoles()) {
            found.add(mapping.map(where -> inClaims("roles", where.roles(), path -> path.strings(user.claims())))
                    .orElseGet(() -> ofApiKey("roles", user.roles())));
        }
        if (requirement.asksForScopes()) {
            found.add(mapping.map(where ->
                            inClaims("scopes", where.scopes(), path -> IdentityMapping.scopesAt(path, user.claims())))
                    .orElseGet(() -> ofApiKey("scopes", user.scopes())));
        }
        requirement.claims().forEach(path -> found.add(claim(path)));
        if (requirement.asksForRecentSignIn()) {
            found.add(signIn());
        }
        return String.join("; ", found);
    }

    private String signIn() {
        return SignInAge.of(user.claims(), now)
                .map(age -> "signed in " + DurationText.forPeople(age) + (age.isNegative() ? " from now" : " ago"))
                .orElse("no time of a sign-in in claim auth_time");
    }

    private static String inClaims(
            String what, List<ClaimPath> paths, Function<ClaimPath, ? extends Collection<String>> names) {
        return paths.isEmpty()
                ? "no claim is read for " + what
                : paths.stream()
                        .map(path -> what + " in " + ShownText.plain(path.toString()) + ": " + list(names.apply(path)))
                        .collect(Collectors.joining(", "));
    }

    private static String ofApiKey(String what, Collection<String> names) {
        return what + " of the API key: " + list(names);
    }

    private String claim(ClaimPath path) {
        String value = path.find(user.claims()).map(Held::value).orElse("absent");
        return "claim " + ShownText.plain(path.toString()) + ": " + value;
    }

    private static String value(Object claim) {
        if (claim instanceof Map) {
            return "an object, which has no value";
        }
        return claim instanceof List<?> array
                ? "an array of " + list(array.stream().map(Held::member).toList())
                : ShownText.quoted(claim.toString());
    }

    private static String member(Object claim) {
        return claim instanceof Map || claim instanceof List ? "(no value)" : String.valueOf(claim);
    }

    private static String list(Collection<String> names) {
        if (names.isEmpty()) {
            return "none";
        }
        String shown = names.stream().limit(MOST_NAMES).map(ShownText::quoted).collect(Collectors.joining(" "));
        return names.size() > MOST_NAMES ? shown + " and " + (names.size() - MOST_NAMES) + " more" : shown;
    }

    /** Shows nothing of the user: {@link #asFarAs} does. */
    @Override
    public String toString() {
        return "Held[redacted]";
    }
}
