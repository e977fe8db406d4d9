package dev.ostiary.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the access tokens of an identity provider look like, as far as an application with the setting {@code preset} asks for it. One
 * of them, {@link #PLAIN}, is no provider.
 */
enum ProviderShape {
    /** As RFC 9068 has them, but for the header's {@code typ}. */
    PLAIN("aud", "roles"),
    /** Issuers end with a slash. */
    AUTH0("aud", "roles") {
        @Override
        String issuer(String address) {
            return address + "/";
        }
    },
    /** The origin of the page is the audience. */
    CLERK("azp", "metadata") {
        @Override
        Object roles(List<String> names) {
            return Map.of("role", names);
        }

        @Override
        Map<String, Object> claims(String path) {
            return Map.of("sts", "active");
        }
    },
    /** The client is the audience. */
    COGNITO("client_id", "cognito:groups") {
        @Override
        Map<String, Object> claims(String path) {
            return Map.of("token_use", "access");
        }
    },
    /** The tenant stands in the issuer. */
    ENTRA("aud", "roles") {
        @Override
        String path() {
            return "/11111111-2222-4333-8444-555555555555/v2.0";
        }

        @Override
        Map<String, Object> claims(String path) {
            return Map.of("tid", path.replaceFirst("/([^/]*).*", "$1"));
        }

        @Override
        String scopeClaim() {
            return "scp";
        }
    },
    /** Its ID tokens are what clients send. */
    GOOGLE("aud", "roles") {
        @Override
        Map<String, Object> claims(String path) {
            return Map.of("at_hash", "MTIzNDU2Nzg5MDEyMzQ1Ng");
        }

        @Override
        boolean takesIdTokens() {
            return true;
        }
    },
    /** A claim says which kind of token it is. */
    KEYCLOAK("aud", "realm_access") {
        @Override
        Object roles(List<String> names) {
            return Map.of("roles", names);
        }

        @Override
        Map<String, Object> claims(String path) {
            return Map.of("typ", "Bearer");
        }
    },
    /** Scopes stand in an array. */
    OKTA("aud", "groups") {
        @Override
        String scopeClaim() {
            return "scp";
        }

        @Override
        Object scopes(List<String> names) {
            return names;
        }
    };

    private final String audienceClaim;
    private final String rolesClaim;

    ProviderShape(String audienceClaim, String rolesClaim) {
        this.audienceClaim = audienceClaim;
        this.rolesClaim = rolesClaim;
    }

    /** The provider that an application knows by that name. */
    static ProviderShape of(String preset) {
        return Arrays.stream(values())
                .filter(shape -> shape != PLAIN && shape.settingName().equals(preset))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("preset: none is called that; known are "
                        + Arrays.stream(values())
                                .filter(shape -> shape != PLAIN)
                                .map(ProviderShape::settingName)
                                .collect(Collectors.joining(", "))));
    }

    private String settingName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The claim in which the application is named for which a token is. */
    String audienceClaim() {
        return audienceClaim;
    }

    /** The claim that holds the roles, or an object that does. */
    String rolesClaim() {
        return rolesClaim;
    }

    /** The value of that claim. */
    Object roles(List<String> names) {
        return names;
    }

    /** The claim that holds the scopes. */
    String scopeClaim() {
        return "scope";
    }

    /** The value of that claim. */
    Object scopes(List<String> names) {
        return String.join(" ", names);
    }

    /** What else each token says. */
    Map<String, Object> claims(String path) {
        return Map.of();
    }

    /** What follows host and port in the issuer, unless another path is asked for. */
    String path() {
        return "";
    }

    /** {@code iss} of an issuer at an address. */
    String issuer(String address) {
        return address;
    }

    /** Whether an ID token is what the application accepts. */
    boolean takesIdTokens() {
        return false;
    }
}
