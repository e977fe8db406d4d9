package dev.ostiary.servlet.rule;

import static dev.ostiary.verify.RejectionReason.SCOPE_MISSING;

import dev.ostiary.servlet.rule.Permission.Granted;
import dev.ostiary.servlet.rule.Permission.Refused;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the parts of a condition have against a user, and which of it is the reason. A sign-in that is too long ago is the reason only where
 * a new one would be enough: nobody signs in again to be refused then. Immutable.
 *
 * @param refused in the order of the parts
 */
record Refusals(List<Refused> refused) {
    static Refusals of(List<Condition> parts, Bearer bearer, InstantSource clock) {
        return new Refusals(parts.stream()
                .map(part -> part.judge(bearer, clock))
                .filter(Refused.class::isInstance)
                .map(Refused.class::cast)
                .toList());
    }

    /** Of parts that must all be met: the first reason; where that is scopes, those that other parts miss count, too. */
    Permission ofAll() {
        if (refused.isEmpty()) {
            return new Granted();
        }
        List<Refused> forGood =
                refused.stream().filter(part -> !part.isForAge()).toList();
        if (forGood.isEmpty()) {
            return Refused.untilSignedInWithin(ages().min(Comparator.naturalOrder()).orElseThrow());
        }
        return forGood.get(0).reason() == SCOPE_MISSING ? scopesOf(forGood) : forGood.get(0);
    }

    /** Of parts of which one must be met: what a new sign-in would cure, else what a client can ask scopes for, else the first. */
    Permission ofAny(int parts) {
        if (refused.size() < parts) {
            return new Granted();
        }
        return ages().max(Comparator.naturalOrder())
                .map(Refused::untilSignedInWithin)
                .orElseGet(() -> refused.stream()
                        .filter(part -> part.reason() == SCOPE_MISSING)
                        .findFirst()
                        .orElseGet(() -> refused.get(0)));
    }

    private Stream<Duration> ages() {
        return refused.stream().flatMap(part -> part.maxAge().stream());
    }

    private static Refused scopesOf(List<Refused> refused) {
        return Refused.forScopes(refused.stream()
                .flatMap(part -> part.missingScopes().stream())
                .distinct()
                .toList());
    }
}
