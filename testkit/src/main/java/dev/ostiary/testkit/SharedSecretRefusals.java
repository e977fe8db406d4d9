package dev.ostiary.testkit;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What is different where a secret, and no key pair, is what an application trusts. */
final class SharedSecretRefusals {
    private static final Set<String> GOOD = Set.of("alg HS256", "header with two kid");

    /** HMAC with the wrong secret is a wrong signature, for the algorithm is allowed. */
    private static final Pattern WRONG_SECRET = Pattern.compile("HS256 with .*");

    private SharedSecretRefusals() {}

    /** The same token under the code that it has there; empty where nothing is wrong with it: the one kid of a token that has no other. */
    static Optional<BadToken> of(BadToken token) {
        if (GOOD.contains(token.name())) {
            return Optional.empty();
        }
        if (token.code().equals("unknown_key")) {
            return token.name().startsWith("kid ") ? Optional.empty() : Optional.of(as("bad_signature", token));
        }
        return Optional.of(WRONG_SECRET.matcher(token.name()).matches() ? as("bad_signature", token) : token);
    }

    private static BadToken as(String code, BadToken token) {
        return new BadToken(token.name(), token.token(), code);
    }
}
