package dev.ostiary.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A sign-in at an OpenID provider, as far as a logout that has overtaken it is found (OpenID Connect Back-Channel Logout 1.0). Immutable and
 * thread-safe; {@code toString} shows the time only.
 *
 * @param subjectKey {@link ProviderGrant#key} of the ID token's {@code iss} and {@code sub}
 * @param sidKey {@link ProviderGrant#key} of the ID token's {@code iss} and {@code sid}; empty where it has no {@code sid}
 * @param authenticatedAt {@code auth_time} of that ID token, else its {@code iat}
 */
public record ProviderSignIn(String subjectKey, Optional<String> sidKey, Instant authenticatedAt) {
    /**
     * By what a store notes that the provider has ended this session, or all of this user's.
     *
     * @return names to ask {@link TokenStateStore#revocationsOf} for
     */
    public Set<Revocation.Name> endedNames() {
        Set<Revocation.Name> names = new HashSet<>();
        names.add(Revocation.Name.ofProviderSubject(subjectKey));
        sidKey.map(Revocation.Name::ofProviderSession).ifPresent(names::add);
        return Set.copyOf(names);
    }

    /**
     * Whether the provider has ended what the user signed in to: its {@code sid}, whenever that was; or the user's sessions, and the user has
     * authenticated up to then, that second included.
     *
     * @param revocations those in force; of other names they make no difference
     * @return whether no session may begin with it
     */
    public boolean isEndedBy(Collection<Revocation> revocations) {
        return revocations.stream().anyMatch(this::isEndedBy);
    }

    private boolean isEndedBy(Revocation revocation) {
        return switch (revocation.name().kind()) {
            case PROVIDER_SID -> sidKey.filter(revocation.name().id()::equals).isPresent();
            case PROVIDER_SUB ->
                subjectKey.equals(revocation.name().id())
                        && !authenticatedAt.truncatedTo(ChronoUnit.SECONDS).isAfter(revocation.issuedUntil());
            case TOKEN, SESSION, SUBJECT -> false;
        };
    }

    /** Shows the time only. */
    @Override
    public String toString() {
        return "ProviderSignIn[authenticated " + authenticatedAt + "]";
    }
}
