package dev.ostiary.servlet.gate;

import dev.ostiary.servlet.credential.OwnTokens;
import dev.ostiary.servlet.identity.IdentityMappings;
import dev.ostiary.servlet.identity.VerifiedUser;
import dev.ostiary.verify.Examination;
import dev.ostiary.verify.Verification;
import dev.ostiary.verify.VerifiedJwt;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One of several cookies of a name, and what came of it. Immutable. */
record Candidate(String token, Examination examination) {

    /** Which one counts: the first that is good; where none is, the first that cannot be decided about; else the first. */
    static Candidate chosen(List<Candidate> candidates) {
        return first(candidates, Verification.Verified.class)
                .or(() -> first(candidates, Verification.Unavailable.class))
                .orElse(candidates.get(0));
    }

    /** Whether two are good and speak of different people: which one the browser's owner is, nobody can tell. */
    static boolean areOfDifferentUsers(List<Candidate> candidates, IdentityMappings identities) {
        return candidates.stream()
                        .flatMap(Candidate::good)
                        .map(jwt -> Person.of(jwt, identities))
                        .distinct()
                        .count()
                > 1;
    }

    boolean isOf(OwnTokens own) {
        return own.include(token, examination);
    }

    private Stream<VerifiedJwt> good() {
        return examination.verification() instanceof Verification.Verified verified
                ? Stream.of(verified.jwt())
                : Stream.empty();
    }

    private static Optional<Candidate> first(List<Candidate> candidates, Class<? extends Verification> outcome) {
        return candidates.stream()
                .filter(candidate -> outcome.isInstance(candidate.examination.verification()))
                .findFirst();
    }

    /** A subject is its issuer's word for somebody; where a token has none, the name of the principal stands in. */
    private record Person(Optional<String> issuer, Optional<String> name) {
        static Person of(VerifiedJwt jwt, IdentityMappings identities) {
            return new Person(
                    jwt.issuer(),
                    jwt.subject().or(() -> identities.identity(jwt).verified().map(VerifiedUser::name)));
        }
    }
}
