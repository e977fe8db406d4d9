package dev.ostiary.benchmarks.session;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * How often a refresh goes to the store: pages of many users that the filter renews in place, each asked once more with both new cookies, so that what
 * confirms them is in it, and all that goes on beside.
 *
 * @param won for a refresh with the current token
 * @param lost for one whose token has been replaced a moment ago
 */
record RoundTrips(double won, double lost) {
    /** So many that what the filter asks by the clock is little beside. */
    private static final int SESSIONS = 2_000;

    private static final String NAVIGATION =
            "Sec-Fetch-Site: same-origin\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n";
    private static final String REFRESH_TOKEN = "refresh_token=";

    /**
     * Counts.
     *
     * @param counted how often the store was asked since it was asked last
     */
    static RoundTrips of(PageServer server, LongSupplier counted) throws IOException {
        List<String> cookies = new ArrayList<>();
        for (int i = 0; i < SESSIONS; i++) {
            cookies.add(server.signIn(i));
        }
        try (PageClient browser = new PageClient(server.port(), PageServer.PAGE, NAVIGATION)) {
            renewed(browser, server.signIn(SESSIONS));
            var unused = counted.getAsLong();
            for (String each : cookies) {
                browser.exchange(renewed(browser, each));
            }
            double won = (double) counted.getAsLong() / SESSIONS;
            for (String each : cookies) {
                renewed(browser, each);
            }
            return new RoundTrips(won, (double) counted.getAsLong() / SESSIONS);
        }
    }

    /** Sends the refresh token alone, as a browser does whose access token has expired. */
    private static String renewed(PageClient browser, String cookies) throws IOException {
        browser.exchange(cookies.substring(cookies.indexOf(REFRESH_TOKEN)));
        String next = browser.cookies();
        if (!next.contains(REFRESH_TOKEN)) {
            throw new IOException("the page was not renewed");
        }
        return next;
    }
}
