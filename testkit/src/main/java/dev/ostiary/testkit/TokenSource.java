package dev.ostiary.testkit;

import java.time.InstantSource;
import java.util.function.Supplier;

/** What a token takes from its issuer when it is signed. */
record TokenSource(String issuer, String audience, InstantSource clock, Supplier<IssuerKeys> keys) {}
