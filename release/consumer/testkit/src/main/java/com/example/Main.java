package com.example;

import dev.ostiary.testkit.TestIssuer;

/** Starts an issuer, and has it sign a token. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        try (TestIssuer issuer = TestIssuer.start()) {
            int parts = issuer.token().sign().split("\\.", -1).length;

            if (parts != 3) {
                throw new IllegalStateException("expected a token of 3 parts, and there are " + parts);
            }
        }
        System.out.println("ostiary-testkit: signed");
    }
}
