package dev.ostiary.servlet.explain;

import dev.ostiary.apikey.ApiKeyRecord;
import dev.ostiary.apikey.ApiKeyRejection;
import dev.ostiary.apikey.ApiKeyVerification;
import dev.ostiary.apikey.ApiKeyVerification.Accepted;
import dev.ostiary.apikey.ApiKeyVerification.Rejected;
import dev.ostiary.apikey.ApiKeyVerification.Unavailable;
import dev.ostiary.encoding.DurationText;
import java.util.ArrayList;
import java.util.List;

/** Puts into words how far the verification of an API key came, in the order of its checks. Shows no part of the key. Stateless. */
final class ApiKeySteps {
    private static final String THAT = "that";

    private ApiKeySteps() {}

    /** The checks that were reached; only the last can have failed. */
    static List<Explanation.Step> of(ApiKeyVerification result, int length) {
        List<Explanation.Step> steps = new ArrayList<>();
        for (Explanation.Step step :
                List.of(form(result, length), record(result), revocation(result), expiry(result))) {
            steps.add(step);
            if (!step.passed()) {
                break;
            }
        }
        return steps;
    }

    private static Explanation.Step form(ApiKeyVerification result, int length) {
        boolean passed = !isRejected(result, ApiKeyRejection.API_KEY_MALFORMED);
        return new Explanation.Step(
                "key form",
                "ost_<id>_<secret>, with its checksum",
                passed ? THAT : length + " characters of another form",
                passed);
    }

    private static Explanation.Step record(ApiKeyVerification result) {
        String expected = "a record that fits the key";
        if (result instanceof Unavailable outage) {
            String found = "the store cannot be reached; ask again in " + DurationText.forPeople(outage.retryAfter());
            return new Explanation.Step("key record", expected, found, false);
        }
        boolean passed = !isRejected(result, ApiKeyRejection.API_KEY_UNKNOWN);
        return new Explanation.Step("key record", expected, passed ? THAT : "none, or one of another secret", passed);
    }

    private static Explanation.Step revocation(ApiKeyVerification result) {
        boolean passed = !isRejected(result, ApiKeyRejection.API_KEY_REVOKED);
        return new Explanation.Step("key revocation", "not revoked", passed ? THAT : "revoked", passed);
    }

    private static Explanation.Step expiry(ApiKeyVerification result) {
        String expected = "time left, or no end set";
        return result instanceof Accepted accepted
                ? new Explanation.Step("key expiry", expected, timeOf(accepted.record()), true)
                : new Explanation.Step("key expiry", expected, "its time is over", false);
    }

    private static String timeOf(ApiKeyRecord record) {
        return record.expiresAt().map(end -> "expires " + end).orElse("never expires");
    }

    private static boolean isRejected(ApiKeyVerification result, ApiKeyRejection reason) {
        return result instanceof Rejected rejected && rejected.reason() == reason;
    }
}
