package dev.ostiary.servlet.config;

import dev.ostiary.provider.AuthorizationParameters;
import dev.ostiary.provider.ClaimSource;
import dev.ostiary.provider.ResponseMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Values of the settings of signing in: each method takes a text and gives its value, or says what is wrong with it. Stateless. */
final class SignInWords {
    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]{1,256}");
    private static final Pattern SCOPE = Pattern.compile("[\\x21\\x23-\\x5b\\x5d-\\x7e]+");
    private static final Pattern PARAMETER = Pattern.compile("[A-Za-z0-9._~-]{1,100}");
    private static final String QUOTE = "\"";

    /** Each is checked when the user comes back, so it has a setting of its own. */
    private static final Map<String, Setting> OF_SETTINGS =
            Map.of("acr_values", Setting.ACR_VALUES, "max_age", Setting.MAX_AGE);

    private SignInWords() {}

    /** RFC 6749, appendix A.1, without white space. */
    static String clientId(String text) {
        return Words.refusedIf(
                !VISIBLE.matcher(text).matches(), text, "is not made of 1 to 256 visible characters of ASCII");
    }

    /** What is wrong is said without the text, of which no character may be shown. */
    static String clientSecret(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("is empty; leave it out for a client without a secret");
        }
        if (!text.equals(text.strip()) || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "begins or ends with white space, or holds a control character, which providers do not give;"
                            + " write it as the provider shows it");
        }
        return text;
    }

    /** RFC 6749, section 3.3. */
    static String scope(String text) {
        return Words.refusedIf(!SCOPE.matcher(text).matches(), text, "is no scope (RFC 6749, section 3.3)");
    }

    static String acr(String text) {
        return Words.refusedIf(!VISIBLE.matcher(text).matches(), text, "is no authentication context class");
    }

    static ClaimSource claimSource(String text) {
        return Words.choice(ClaimSource.class, text);
    }

    /** Written as on the wire. */
    static ResponseMode responseMode(String text) {
        for (ResponseMode mode : ResponseMode.values()) {
            if (mode.name().toLowerCase(Locale.ROOT).equals(text)) {
                return mode;
            }
        }
        throw new IllegalArgumentException("'" + text + "' is none of them");
    }

    static boolean isOn(String text) {
        return Words.choice(SessionMode.class, text) == SessionMode.ON;
    }

    /** The name of a parameter that an authorization request may have beside those of the protocol. */
    static String parameter(String name) {
        Words.refusedIf(!PARAMETER.matcher(name).matches(), name, "is not a plain parameter name");
        if (OF_SETTINGS.containsKey(name)) {
            throw new IllegalArgumentException("'" + name + "' must be checked when the user comes back; set "
                    + OF_SETTINGS.get(name).settingName());
        }
        return Words.refusedIf(
                AuthorizationParameters.isReserved(name), name, "is a parameter that the filter sends itself");
    }

    /** A name, {@code =} and a value, which may stand in double quotes to hold white space and commas. */
    static Map.Entry<String, String> parameterWithValue(String entry) {
        int equals = entry.indexOf('=');
        if (equals <= 0) {
            throw new IllegalArgumentException("'" + entry + "' is not a name, '=' and a value");
        }
        String value = entry.substring(equals + 1);
        boolean quoted = value.length() > 1 && value.startsWith(QUOTE) && value.endsWith(QUOTE);
        String bare = quoted ? value.substring(1, value.length() - 1) : value;
        Words.refusedIf(bare.contains(QUOTE), entry, "has a double quote within its value, or one that is not closed");
        String name = parameter(entry.substring(0, equals));
        Words.refusedIf(
                name.equals("prompt") && List.of(bare.split(" ", -1)).contains("none"),
                entry,
                "keeps the provider from showing its page, so that nobody could sign in");
        return Map.entry(name, bare);
    }
}
