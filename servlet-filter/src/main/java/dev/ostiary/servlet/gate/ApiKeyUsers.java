package dev.ostiary.servlet.gate;

import static dev.ostiary.verify.RejectionReason.MALFORMED_TOKEN;
import static dev.ostiary.verify.RejectionReason.STORE_UNAVAILABLE;
import static dev.ostiary.verify.RejectionReason.TOKEN_EXPIRED;
import static dev.ostiary.verify.RejectionReason.TOKEN_REVOKED;
import static dev.ostiary.verify.RejectionReason.UNKNOWN_KEY;

import dev.ostiary.apikey.ApiKeyRecord;
import dev.ostiary.apikey.ApiKeyRejection;
import dev.ostiary.apikey.ApiKeyVerification;
import dev.ostiary.apikey.ApiKeys;
import dev.ostiary.servlet.identity.Identity;
import dev.ostiary.servlet.identity.UserView;
import dev.ostiary.servlet.identity.VerifiedUser;
import dev.ostiary.verify.RejectionReason;
import java.util.Map;

/**
 * Whom API keys stand for. What is said of them under a claim's name is {@code sub}, their owner, and nothing else.
 * Immutable; thread-safe as the store is.
 *
 * @param keys verifies them
 * @param view how the application sees its users
 */
public record ApiKeyUsers(ApiKeys keys, UserView view) {
    Authentication authenticate(String key, Trail trail) {
        ApiKeyVerification result = keys.verify(key);
        trail.verified(result);
        if (result instanceof ApiKeyVerification.Unavailable outage) {
            return new Authentication.Undecided(STORE_UNAVAILABLE, outage.retryAfter());
        }
        return result instanceof ApiKeyVerification.Accepted accepted
                ? new Authentication.Known(identity(accepted.record()))
                : new Authentication.Rejected(reason(((ApiKeyVerification.Rejected) result).reason()), false);
    }

    private Identity identity(ApiKeyRecord record) {
        VerifiedUser owner =
                new VerifiedUser(record.subject(), record.roles(), record.scopes(), Map.of("sub", record.subject()));
        return Identity.of(view.ofApiKey(owner));
    }

    private static RejectionReason reason(ApiKeyRejection rejection) {
        return switch (rejection) {
            case API_KEY_MALFORMED -> MALFORMED_TOKEN;
            case API_KEY_UNKNOWN -> UNKNOWN_KEY;
            case API_KEY_REVOKED -> TOKEN_REVOKED;
            case API_KEY_EXPIRED -> TOKEN_EXPIRED;
        };
    }
}
