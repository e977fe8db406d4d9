package dev.ostiary.benchmarks.signin;

import java.util.Locale;

/** What a whole sign-in takes, and what is left of those that are only begun, as text for {@code BENCHMARKS.md}. Stateless. */
public final class SignInCost {
    private SignInCost() {}

    /**
     * Measures, for some minutes.
     *
     * @param rounds turns of both sides
     * @return tables
     * @throws Exception if a server cannot be started
     */
    public static String text(int rounds) throws Exception {
        BegunSignIns begun = BegunSignIns.measure(SignInFigure.MILLION);
        return """

                ### A whole sign-in, beside Spring Security

                From the page through the provider back to the page, on Jetty, with `oauth2Login` of Spring Security on the other side. Server,
                provider and browsers have a process each; the figures are the server's processor time in microseconds, without its compiler's.

                | | ostiary | spring security | ratio | spread |
                |---|---|---|---|---|
                """
                + WholeSignIn.measure(rounds).row("RS256, sessions in memory")
                + String.format(
                        Locale.ROOT,
                        "%nA million sign-ins that were begun and not ended: %.1f bytes of heap each, %.0f calls of the store.%n",
                        begun.bytes(),
                        begun.calls());
    }
}
