package dev.ostiary.servlet.credential;

import dev.ostiary.encoding.Base64Url;
import dev.ostiary.encoding.JsonSyntaxException;
import dev.ostiary.encoding.StrictJson;
import dev.ostiary.verify.Examination;
import dev.ostiary.verify.VerificationStep;
import java.util.Optional;
import java.util.Set;

/**
 * Which tokens that are no good are this application's own all the same, so that their cookies may be taken away from the browser: those
 * that one of our keys has signed, and those that name an issuer which was configured here. Other applications of the host may use the
 * same name for their cookie. Immutable, thread-safe.
 *
 * @param issuers the names that were configured; not the one that sessions have where none is, for every application has that
 */
public record OwnTokens(Set<String> issuers) {
    /** Of a longer text it is not asked whose it is: browsers keep half as much. */
    private static final int MOST_CHARACTERS = 8_192;

    /**
     * Copies the names.
     *
     * @param issuers the names that were configured
     */
    public OwnTokens {
        issuers = Set.copyOf(issuers);
    }

    /**
     * Whether a token is ours. That of another application that says it is ours too is taken to be: no more than a cookie at our own path
     * depends on it.
     *
     * @param token any text
     * @param examined what came of it
     * @return false where nothing shows it
     */
    public boolean include(String token, Examination examined) {
        Optional<VerificationStep> failedAt = examined.failedAt();
        if (failedAt.isEmpty() || failedAt.get().compareTo(VerificationStep.SIGNATURE) > 0) {
            return true;
        }
        return issuer(token).filter(issuers::contains).isPresent();
    }

    /**
     * Whether a token is recognisably another's: it can be read, and is not ours.
     *
     * @param token any text
     * @param examined what came of it
     * @return false for what is no token at all
     */
    public boolean isOfAnother(String token, Examination examined) {
        boolean readable = issuer(token).isPresent()
                || examined.failedAt()
                        .filter(step -> step.compareTo(VerificationStep.FORM) <= 0)
                        .isEmpty();
        return readable && !include(token, examined);
    }

    /** As the token says, which anybody can have written. */
    private static Optional<String> issuer(String token) {
        int first = token.indexOf('.');
        int last = token.lastIndexOf('.');
        return first < last && token.length() <= MOST_CHARACTERS
                ? Base64Url.decode(token.substring(first + 1, last)).flatMap(OwnTokens::named)
                : Optional.empty();
    }

    private static Optional<String> named(byte[] claims) {
        try {
            return StrictJson.parseObject(claims).get("iss") instanceof String name
                    ? Optional.of(name)
                    : Optional.empty();
        } catch (JsonSyntaxException unreadable) {
            return Optional.empty();
        }
    }
}
