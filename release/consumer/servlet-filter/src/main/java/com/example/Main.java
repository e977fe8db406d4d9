package com.example;

import dev.ostiary.servlet.AuthFilter;
import java.security.SecureRandom;
import java.util.Base64;

/** Builds a filter, and asks it why it would refuse. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        AuthFilter filter = AuthFilter.builder()
                .secret("base64url:" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret))
                .issuer("https://id.example")
                .audience("orders")
                .build();

        String said = filter.explain(null, "GET", "/api/me").toString();
        filter.destroy();

        if (!said.contains("missing_token")) {
            throw new IllegalStateException("expected missing_token, and the filter says " + said);
        }
        System.out.println("ostiary-servlet-filter: refused");
    }
}
