package dev.ostiary.verify;

import dev.ostiary.verify.ReadToken.SignedToken;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which kinds of token are accepted, by {@code typ} and by what gives an ID token away (RFC 8725, section 3.11).
 *
 * @param names normalized; {@link JwtVerifier#NO_TYPE} stands for a token without {@code typ}
 */
record TokenTypes(Set<String> names) {
    private static final String ID_TOKEN = "id";
    private static final String PLAIN = "jwt";

    TokenTypes {
        names = Set.copyOf(names);
    }

    /** The header of an ID token says JWT or nothing, so that it is one shows in its claims only. */
    boolean accept(SignedToken token) {
        if (!token.isIdToken()) {
            return isListed(token.type());
        }
        boolean usualHeader = token.type() == null || token.type().equals(PLAIN);
        return names.contains(ID_TOKEN) && (usualHeader || isListed(token.type()));
    }

    /** The word that stands for "no type" is no type: a token that carries it as its {@code typ} is refused. */
    private boolean isListed(@Nullable String type) {
        return type == null
                ? names.contains(JwtVerifier.NO_TYPE)
                : !type.equals(JwtVerifier.NO_TYPE) && names.contains(type);
    }
}
