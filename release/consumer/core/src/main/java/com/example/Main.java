package com.example;

import dev.ostiary.issue.TokenIssuer;
import dev.ostiary.issue.TokenProfile;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.Keys;
import dev.ostiary.key.SigningKey;
import dev.ostiary.key.StaticKeys;
import dev.ostiary.verify.JwtVerifier;
import java.util.List;
import java.util.Map;

/** Signs and verifies. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        SigningKey key = Keys.generate(JwsAlgorithm.ES256);
        TokenProfile access = TokenProfile.access("https://id.example", "orders");
        TokenIssuer issuer = TokenIssuer.builder().key(key).profile(access).build();
        JwtVerifier verifier =
                access.verifier().keys(StaticKeys.of(key.verificationKey())).build();

        String token = issuer.issue("u1", Map.of("roles", List.of("admin"))).token();
        String said = verifier.verify(token)
                .fold(verified -> verified.subject().orElse("nobody"), rejected -> "rejected", unavailable -> "unavailable");

        if (!said.equals("u1")) {
            throw new IllegalStateException("expected u1, and the core says " + said);
        }
        System.out.println("ostiary-core: verified");
    }
}
