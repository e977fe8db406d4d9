package dev.ostiary.verify;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A claim names the tenant that {@code iss} names too: as one whole segment of that URL's path. */
record TenantCheck(String claim) implements ClaimCheck {
    @Override
    public @Nullable RejectionReason check(
            RegisteredClaims registered, Map<String, @Nullable Object> claims, Instant now) {
        Object tenant = claims.get(claim);
        if (tenant == null) {
            return RejectionReason.CLAIM_MISSING;
        }
        boolean named = !"".equals(tenant) && segments(registered.issuer()).contains(tenant);
        return named ? null : RejectionReason.ISSUER_NOT_TRUSTED;
    }

    @Override
    public VerificationStep step() {
        return VerificationStep.TENANT;
    }

    @Override
    public String expected() {
        return "the text of " + Excerpt.name(claim) + " is one segment in the path of iss";
    }

    @Override
    public String found(RegisteredClaims registered, Map<String, @Nullable Object> claims, Instant now) {
        return claims.get(claim) == null
                ? "absent"
                : registered.issuer() == null ? "no iss" : "iss " + Excerpt.text(registered.issuer());
    }

    private static List<String> segments(@Nullable String issuer) {
        try {
            String path = issuer == null ? null : new URI(issuer).getRawPath();
            return path == null ? List.of() : List.of(path.split("/", -1));
        } catch (URISyntaxException noUrl) {
            return List.of();
        }
    }
}
