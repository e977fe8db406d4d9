package dev.ostiary.benchmarks.session;

import dev.ostiary.benchmarks.Arguments;
import dev.ostiary.benchmarks.Command;
import dev.ostiary.benchmarks.Measured;
import dev.ostiary.benchmarks.signin.ProviderProcess;
import dev.ostiary.benchmarks.signin.SignInCost;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Measures what sessions cost, and prints and writes it as tables.
 *
 * <pre>{@code
 * mvn -q -Psessions -pl benchmarks -am
 * mvn -q -Psessions -pl benchmarks -am -Dargs="rounds=9 parts=page before=/old/core/target/classes:/old/servlet-filter/target/classes"
 * }</pre>
 */
public final class SessionCost {
    private static final int ROUNDS = 15;

    /** Turns of a known page are short, and many. */
    private static final int PAGE_TURNS = 10;

    private static final List<String> PARTS = List.of("PAGE", "REFRESH", "PEERS", "PROVIDER");

    private SessionCost() {}

    /**
     * Runs.
     *
     * @param args {@code rounds=15}, {@code parts=page,refresh,peers,provider} (default all), {@code before=...}: the class path of another build
     *     that the page is compared with (default: the environment's {@code OSTIARY_BENCHMARKS_BEFORE}; without it there is no such part)
     * @throws Exception if a server cannot be started, or the result cannot be written
     */
    public static void main(String... args) throws Exception {
        Arguments given = Command.SESSIONS.arguments(args);
        int rounds = given.number("rounds", ROUNDS);
        List<String> parts = given.has("parts") ? given.names("parts") : PARTS;
        StringBuilder text = new StringBuilder("## Sessions\n");
        Optional<String> before = given.text("before").or(SessionFigure::before);
        if (parts.contains("PAGE") && before.isPresent()) {
            text.append(page(before.get(), rounds * PAGE_TURNS));
        }
        if (parts.contains("REFRESH")) {
            text.append(refresh(rounds));
        }
        if (parts.contains("PEERS")) {
            text.append(peers(rounds));
        }
        if (parts.contains("PROVIDER")) {
            text.append(provider(rounds)).append(SignInCost.text(rounds));
        }
        text.append(Command.SESSIONS.madeBy(given));
        System.out.println(text);
        Measured.keep("4-sessions.md", text.toString());
    }

    private static String page(String before, int turns) throws Exception {
        try (GuardedPage old = GuardedPage.open(Build.before(before));
                GuardedPage now = GuardedPage.open(Build.current())) {
            return """

                    ### A page with a known access token

                    This build beside another one, in one process, in turns: both cookies, `session=on`, the store in memory. Processor time of the
                    threads that serve the page.

                    | | ratio | ns | ns before | bytes | bytes before |
                    |---|---|---|---|---|---|
                    """
                    + SideBySide.asked(now, old, turns).row("on Jetty")
                    + SideBySide.alone(now, old, turns).row("the filter alone");
        }
    }

    private static String refresh(int rounds) throws Exception {
        return """

                ### A refresh

                How often the store is asked for a page that the filter renews, what confirms it included: with the current token, and with one that
                was replaced a moment ago. *time* is that of the store's call by 32 clients, beside the bare statement or script by as many; no token is signed.

                | | current | replaced | time | spread |
                |---|---|---|---|---|
                """
                + RefreshCost.onPostgres(rounds).row("PostgreSQL")
                + RefreshCost.onRedis(rounds).row("Redis");
    }

    private static String peers(int rounds) throws Exception {
        return """

                ### A page of a signed-in user, beside Spring Session

                Processor time of the server's threads in microseconds, on the same Jetty and the same store. *share* is what Ostiary takes beyond
                *none*, as a share of what Spring Session does.

                | | none | ostiary | spring session | share |
                |---|---|---|---|---|
                """
                + PageCpu.onPostgres(rounds).row("PostgreSQL")
                + PageCpu.onRedis(rounds).row("Redis");
    }

    private static String provider(int rounds) throws Exception {
        try (ProviderProcess provider = ProviderProcess.start()) {
            return """

                    ### A user who signed in at a provider

                    The page beside that of a user whom the application has signed in itself (*before*), in turns on the same Jetty: one of whom the
                    session says as much as the provider does, and one of whom it says two roles. What differs from the latter is the length of the cookies.

                    | | ratio | ns | ns before | bytes | bytes before |
                    |---|---|---|---|---|---|
                    """
                    + beside(provider, GuardedPage.sayingAsMuchAsAProvider(Build.current("session")), rounds)
                            .row("says as much")
                    + beside(provider, GuardedPage.open(Build.current("session")), rounds)
                            .row("says two roles")
                    + String.format(
                            Locale.ROOT,
                            "%nComing back from the provider: %.2f calls of the store; %.2f scripts of Redis, %.2f statements of PostgreSQL.%n",
                            SignInTrips.calls(),
                            SignInTrips.toRedis(),
                            SignInTrips.toPostgres());
        }
    }

    private static SideBySide beside(ProviderProcess provider, GuardedPage other, int rounds) throws Exception {
        try (other;
                GuardedPage of = GuardedPage.open(Build.current("provider"), provider)) {
            return SideBySide.asked(of, other, rounds * PAGE_TURNS);
        }
    }
}
