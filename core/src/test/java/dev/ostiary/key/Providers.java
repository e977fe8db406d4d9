package dev.ostiary.key;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Providers that work on some platforms alone. */
final class Providers {
    private Providers() {}

    static void assumeWorks(KnownProvider known) {
        assumeTrue(known.find().isPresent(), known.providerName() + " does not load here");
    }

    static SignatureProvider named(KnownProvider known) {
        assumeWorks(known);
        return SignatureProvider.named(known.providerName());
    }
}
