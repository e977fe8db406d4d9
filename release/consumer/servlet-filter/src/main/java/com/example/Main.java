package com.example;

import dev.ostiary.servlet.AuthFilter;

/** Builds a filter, and asks it why it would refuse. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        AuthFilter filter = AuthFilter.builder()
                .secret("0123456789abcdef0123456789abcdef")
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
