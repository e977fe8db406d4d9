package dev.ostiary.servlet.rule;

import static dev.ostiary.verify.RejectionReason.CLAIM_MISMATCH;
import static dev.ostiary.verify.RejectionReason.ROLE_MISSING;

import dev.ostiary.servlet.rule.Permission.Granted;
import dev.ostiary.servlet.rule.Permission.Refused;
import dev.ostiary.verify.ClaimPath;
import dev.ostiary.verify.RejectionReason;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is asked of a user who is known. Immutable; {@code toString} is its canonical text. */
sealed interface Condition {
    /** @param clock asked only where the time matters */
    Permission judge(Bearer bearer, InstantSource clock);

    /** What it is joined of, down to what is joined of nothing. */
    default Stream<Condition> leaves() {
        return Stream.of(this);
    }

    /** Whether everybody who meets this one meets the other one; true only where the texts of both show it. */
    default boolean implies(Condition other) {
        if (other instanceof All all) {
            return all.parts().stream().allMatch(this::implies);
        }
        boolean one = other instanceof Any any && any.parts().stream().anyMatch(this::implies);
        return one || other instanceof Known || impliesOne(other);
    }

    /** As {@link #implies}, of a condition as a whole. */
    default boolean impliesOne(Condition other) {
        return equals(other);
    }

    private static Permission grantIf(boolean granted, RejectionReason otherwise) {
        return granted ? new Granted() : Refused.with(otherwise);
    }

    /** To be known is enough. */
    record Known() implements Condition {
        @Override
        public Permission judge(Bearer bearer, InstantSource clock) {
            return new Granted();
        }

        @Override
        public String toString() {
            return "authenticated";
        }
    }

    /** One of some roles. */
    record AnyRole(List<String> roles) implements Condition {
        @Override
        public Permission judge(Bearer bearer, InstantSource clock) {
            return grantIf(!Collections.disjoint(roles, bearer.roles()), ROLE_MISSING);
        }

        @Override
        public boolean impliesOne(Condition other) {
            return other instanceof AnyRole role && role.roles().containsAll(roles);
        }

        @Override
        public String toString() {
            return "role" + Name.list(roles);
        }
    }

    /** All of some scopes. */
    record AllScopes(List<String> scopes) implements Condition {
        @Override
        public Permission judge(Bearer bearer, InstantSource clock) {
            List<String> missing = scopes.stream()
                    .filter(scope -> !bearer.scopes().contains(scope))
                    .toList();
            return missing.isEmpty() ? new Granted() : Refused.forScopes(missing);
        }

        @Override
        public boolean impliesOne(Condition other) {
            return other instanceof AllScopes all
                    ? scopes.containsAll(all.scopes())
                    : other instanceof AnyScope any && !Collections.disjoint(scopes, any.scopes());
        }

        @Override
        public String toString() {
            return "scope" + Name.list(scopes);
        }
    }

    /** One of some scopes. */
    record AnyScope(List<String> scopes) implements Condition {
        @Override
        public Permission judge(Bearer bearer, InstantSource clock) {
            return scopes.stream().anyMatch(bearer.scopes()::contains)
                    ? new Granted()
                    : Refused.forScopes(scopes);
        }

        @Override
        public boolean impliesOne(Condition other) {
            return other instanceof AnyScope any && any.scopes().containsAll(scopes);
        }

        @Override
        public String toString() {
            return "anyScope" + Name.list(scopes);
        }
    }

    /**
     * A claim that has a value, or is an array that holds it.
     *
     * @param path where the claim stands
     * @param written the path as it was written
     * @param value a string, or the JSON text of a number or a boolean
     */
    record ClaimIs(ClaimPath path, String written, String value) implements Condition {
        @Override
        public Permission judge(Bearer bearer, InstantSource clock) {
            Optional<Object> claim = path.find(bearer.claims());
            return grantIf(claim.filter(this::isOrHolds).isPresent(), CLAIM_MISMATCH);
        }

        private boolean isOrHolds(Object claim) {
            return claim instanceof List<?> array ? array.stream().anyMatch(this::is) : is(claim);
        }

        private boolean is(Object claim) {
            boolean scalar = claim instanceof String || claim instanceof Number || claim instanceof Boolean;
            return scalar && claim.toString().equals(value);
        }

        @Override
        public String toString() {
            return "claim(" + written + " = " + Name.quotedIfNeeded(value) + ")";
        }
    }

    /** A sign-in that is not longer ago than this; one that the token does not tell of is. */
    record MaxAge(Duration age) implements Condition {
        @Override
        public Permission judge(Bearer bearer, InstantSource clock) {
            return SignInAge.of(bearer.claims(), clock.instant())
                            .filter(since -> isWithin(since, bearer.clockSkew()))
                            .isPresent()
                    ? new Granted()
                    : Refused.untilSignedInWithin(age);
        }

        /** At the equal instant it is recent enough. What the clocks may differ by makes no sign-in younger, but it explains one to come. */
        private boolean isWithin(Duration since, Duration clockSkew) {
            return since.compareTo(age) <= 0 && since.compareTo(clockSkew.negated()) >= 0;
        }

        @Override
        public boolean impliesOne(Condition other) {
            return other instanceof MaxAge older && age.compareTo(older.age()) <= 0;
        }

        @Override
        public String toString() {
            return "maxAge(" + SignInAge.text(age) + ")";
        }
    }

    /** Each of several conditions. */
    record All(List<Condition> parts) implements Condition {
        @Override
        public Stream<Condition> leaves() {
            return parts.stream().flatMap(Condition::leaves);
        }

        @Override
        public Permission judge(Bearer bearer, InstantSource clock) {
            return Refusals.of(parts, bearer, clock).ofAll();
        }

        /** Of what is asked of it as a whole, one part may suffice, be it joined with {@code or} itself. */
        @Override
        public boolean impliesOne(Condition other) {
            return parts.stream().anyMatch(part -> part.implies(other));
        }

        @Override
        public String toString() {
            return parts.stream()
                    .map(part -> part instanceof Any ? "(" + part + ")" : part.toString())
                    .collect(Collectors.joining(" and "));
        }
    }

    /** One of several conditions. */
    record Any(List<Condition> parts) implements Condition {
        @Override
        public Stream<Condition> leaves() {
            return parts.stream().flatMap(Condition::leaves);
        }

        @Override
        public Permission judge(Bearer bearer, InstantSource clock) {
            return Refusals.of(parts, bearer, clock).ofAny(parts.size());
        }

        /** Each of them must do, by whichever part of the other. */
        @Override
        public boolean implies(Condition other) {
            return parts.stream().allMatch(part -> part.implies(other));
        }

        @Override
        public boolean impliesOne(Condition other) {
            return implies(other);
        }

        @Override
        public String toString() {
            return parts.stream().map(Condition::toString).collect(Collectors.joining(" or "));
        }
    }
}
