package dev.ostiary.servlet.config;

import java.util.Optional;

/** The kinds of text that settings take. Lists are separated by commas or white space, except for rules. */
public enum SettingType {
    /** Key material that is never shown. */
    SECRET("at least 32 bytes of text, or base64url: and the encoded bytes"),
    /** Keys that sign, and are never shown. */
    SIGNING_KEY("a private key as PEM, JWK or JWK set, or base64url: and a secret: inline, file:... or classpath:..."),
    /** A key that signs for a client, and is never shown. */
    PRIVATE_KEY("a private key as PEM or JWK: inline, file:... or classpath:..., or a PKCS#12 file"),
    /** A client's certificate with its key, never shown. */
    CERTIFIED_KEY("a certificate with its private key as PEM: inline, file:... or classpath:..., or a PKCS#12 file"),
    /** Where state is kept, perhaps with a password, so that it is never shown. */
    STORE("memory, jndi: and the name of a DataSource, redis://..., redis-sentinel://... or redis-cluster://..."),
    /** Public keys, inline or where to find them. */
    PUBLIC_KEY("a PEM, a JWK or a JWK set: inline, file:... or classpath:..."),
    /** Certificates of authorities, inline or where to find them. */
    CERTIFICATES("certificates as PEM, inline, file:... or classpath:..., or a PKCS#12 file"),
    /** Opens something else, and is never shown. */
    PASSWORD("a password"),
    /** A file that is read again when it changes. */
    FILE("a file such as file:/etc/app/api-keys.properties"),
    /** A class of the application. */
    CLASS("the name of a class, such as com.example.MyClaims"),
    /** Text that is taken as it is. */
    TEXT("text on one line"),
    /** Where something is fetched. */
    URL("an https URL without user info and fragment"),
    /** A list of names. */
    NAMES("names separated by commas or white space"),
    /** A list of JWS algorithms (RFC 7518, section 3.1; RFC 8037). */
    ALGORITHMS("JWS algorithms such as RS256 and ES256, separated by commas or white space"),
    /** A length of time. */
    DURATION("a duration such as 30s, 15m, 12h, 7d, 2w or PT15M"),
    /** A number of bytes. */
    BYTES("a whole number of bytes"),
    /** A number of things. */
    NUMBER("a whole number"),
    /** A list of claim paths. */
    CLAIMS("claims such as sub, realm_access.roles, \"https://ns.example/roles\" or /a/pointer"),
    /** A properties file, here or in the application. */
    PROPERTIES("a properties file: /WEB-INF/..., classpath:... or file:/..."),
    /** A file of JSON, here or in the application. */
    JSON_FILE("a file of JSON: /WEB-INF/..., classpath:... or file:/..."),
    /** One claim at the top level. */
    CLAIM("the name of one claim at the top level"),
    /** A list of claims and the text that each must be. */
    VALUES("entries such as token_use=access"),
    /** A list of parameters and the text of each. */
    PARAMETERS("entries such as kc_idp_hint=staff"),
    /** Yes or no. */
    SWITCH("true or false"),
    /** One name that needs no quoting on the wire. */
    TOKEN("one name of letters, digits and signs such as _ - ."),
    /** A list of path patterns. */
    PATTERNS("patterns such as /a, /a/*.js, /a/** and servlet:NAME"),
    /** A list of rules, one a line: no comma separates them. */
    RULES("rules, one a line, such as GET,POST /orders/** = role(clerk) or scope(orders)"),
    /** A page of the application or elsewhere. */
    LOCATION("a path such as /sign-in, or an absolute http or https URL"),
    /** A page of the application. */
    PAGE("a path within the application, such as /expired, without a query"),
    /** The application as others reach it. */
    EXTERNAL("an absolute http or https URL, such as https://app.example or https://app.example/shop"),
    /** A list of headers and what goes into each. */
    HEADERS("entries such as X-User-Id=sub; roles and scopes mean the mapped ones"),
    /** One of a few words. */
    CHOICE("one of the words"),
    /** A list of web origins (RFC 6454). */
    ORIGINS("origins such as https://app.example or http://localhost:8080"),
    /** One web origin. */
    ORIGIN("an origin such as http://keycloak:8080"),
    /** A list of IP addresses and ranges of them (RFC 4632), and of sockets without an address. */
    ADDRESSES("addresses and ranges such as 10.0.0.7, 10.0.0.0/8 and fd00::/8, or unix");

    private final String expected;

    SettingType(String expected) {
        this.expected = expected;
    }

    /**
     * What a text of this type looks like.
     *
     * @return text that goes on after "expected"
     */
    public String expected() {
        return expected;
    }

    /**
     * The unit of a number of this type.
     *
     * @return empty when it is no number, or carries its unit itself as durations do
     */
    public Optional<String> unit() {
        return this == BYTES ? Optional.of("bytes") : Optional.empty();
    }

    boolean isSecret() {
        return this == SECRET
                || this == SIGNING_KEY
                || this == PRIVATE_KEY
                || this == CERTIFIED_KEY
                || this == STORE
                || this == PASSWORD;
    }

    /** Whether the text is a key: what reads keys never repeats them in a message. */
    boolean isKey() {
        return this == SECRET
                || this == SIGNING_KEY
                || this == PRIVATE_KEY
                || this == CERTIFIED_KEY
                || this == PUBLIC_KEY
                || this == CERTIFICATES;
    }
}
