package dev.ostiary.verify;

import dev.ostiary.verify.ReadToken.SignedToken;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which kinds of token are accepted, by {@code typ} and by what gives an ID token or a logout token away (RFC 8725, section 3.11).
 *
 * @param names normalized; {@link JwtVerifier#NO_TYPE} stands for a token without {@code typ}
 */
record TokenTypes(Set<String> names) {
    private static final String ID_TOKEN = "id";
    private static final String PLAIN = "jwt";

    TokenTypes {
        names = Set.copyOf(names);
    }

    /** Whether the header alone speaks for an accepted kind. That of an ID token says JWT or nothing. */
    boolean accept(@Nullable String type) {
        return isListed(type) || (isUsual(type) && names.contains(ID_TOKEN));
    }

    /** Whether the header leaves it to the claims which kind of token it is. */
    static boolean isUsual(@Nullable String type) {
        return type == null || type.equals(PLAIN);
    }

    /** Whether the claims do, too, once the header does. A logout token gives no access, whatever is listed. */
    boolean acceptKind(SignedToken token) {
        if (token.isLogoutToken()) {
            return false;
        }
        return token.isIdToken() ? names.contains(ID_TOKEN) : isListed(token.type());
    }

    /** The word that stands for "no type" is no type: a token that carries it as its {@code typ} is refused. */
    private boolean isListed(@Nullable String type) {
        return type == null
                ? names.contains(JwtVerifier.NO_TYPE)
                : !type.equals(JwtVerifier.NO_TYPE) && names.contains(type);
    }
}
