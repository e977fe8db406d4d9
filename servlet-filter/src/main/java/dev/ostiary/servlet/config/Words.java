package dev.ostiary.servlet.config;

import dev.ostiary.key.SignatureProvider;
import dev.ostiary.verify.JwtVerifier;
import dev.ostiary.verify.JwtVerifierBuilder;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Values that are one word: each method takes a text and gives its value, or says what is wrong with it. Stateless. */
final class Words {
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    private static final Pattern MEDIA_TYPE = Pattern.compile("[A-Za-z0-9!#$&^_.+/-]+");
    private static final Pattern UNRESERVED = Pattern.compile("[A-Za-z0-9._~-]+");
    private static final Pattern ISSUER_NAME = Pattern.compile("[a-z0-9-]+");
    private static final Pattern PATH_OF_CLAIMS = Pattern.compile("^\\$($|\\.)|^/|[\\[\\]{}*]");
    private static final String TAKEN_PARAMETER = "error";

    private Words() {}

    /** RFC 9110, section 5.6.2: what header and cookie names are made of. */
    static boolean isToken(String text) {
        return TOKEN.matcher(text).matches();
    }

    static String name(String text) {
        return refusedIf(text.indexOf('"') >= 0, text, "holds a double quote; these names are written without");
    }

    /** What stands between the dots of {@code issuers.<name>.<setting>}. */
    static String issuerName(String text) {
        return refusedIf(!ISSUER_NAME.matcher(text).matches(), text, "is not made of a-z, 0-9 and - alone");
    }

    static String claimName(String text) {
        refusedIf(text.isEmpty(), text, "names no claim");
        refusedIf(
                text.chars().anyMatch(c -> Character.isISOControl(c) || c == ' ' || c == ','), text, "is not one name");
        refusedIf(
                PATH_OF_CLAIMS.matcher(text).find(),
                text,
                "reads like a path; these claims are named as they stand in the token, not below others");
        return name(text);
    }

    /** Empty text means no claim. */
    static Optional<String> optionalClaimName(String text) {
        return present(text).map(Words::claimName);
    }

    static boolean onOrOff(String text) {
        refusedIf(!text.equals("true") && !text.equals("false"), text, "is neither true nor false");
        return text.equals("true");
    }

    /** A {@code typ} (RFC 7515, section 4.1.9): a media type, its {@code application/} usually left out. */
    static String tokenType(String text) {
        return refusedIf(!MEDIA_TYPE.matcher(text).matches(), text, "is not a media type");
    }

    /** RFC 6265, section 4.1.1; empty text means no cookie. */
    static Optional<String> cookieName(String text) {
        refusedIf(!text.isEmpty() && !isToken(text), text, "is not a cookie name");
        return present(text);
    }

    static String mandatoryCookieName(String text) {
        return refusedIf(!isToken(text), text, "is not a cookie name");
    }

    /** Proxies that sign users in do use {@code X-Forwarded-Access-Token}. */
    static String tokenHeader(String text) {
        refusedIf(!isToken(text), text, "is not a header name");
        boolean forwarded = IdentityHeader.comparable(text).startsWith("x-forwarded-");
        return refusedIf(
                IdentityHeaderText.isTaken(text) && !forwarded,
                text,
                "has a meaning of its own, and carries no bare token; name the header that the gateway sets");
    }

    /** Only what never needs escaping in a query (RFC 3986, section 2.3); empty text means no parameter. */
    static Optional<String> parameterName(String text) {
        refusedIf(!text.isEmpty() && !UNRESERVED.matcher(text).matches(), text, "is not a plain parameter name");
        refusedIf(text.equals(TAKEN_PARAMETER), text, "is the parameter that tells the sign-in page what went wrong");
        return present(text);
    }

    static String realm(String text) {
        return refusedIf(text.chars().anyMatch(c -> c < ' ' || c > '~'), text, "holds other than printable ASCII");
    }

    static int maxTokenBytes(String text) {
        return number(text, JwtVerifierBuilder.LEAST_MAX_TOKEN_BYTES, JwtVerifierBuilder.MOST_MAX_TOKEN_BYTES);
    }

    static int tokenCacheSize(String text) {
        return number(text, 0, JwtVerifier.MOST_CACHED_TOKENS);
    }

    static int sessionsPerUser(String text) {
        return number(text, 1, 1_000);
    }

    static SignatureProvider cryptoProvider(String text) {
        if (text.equals("auto")) {
            return SignatureProvider.auto();
        }
        try {
            return text.equals("jdk") ? SignatureProvider.platform() : SignatureProvider.named(text);
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException("'" + text + "' " + unknown.getMessage());
        }
    }

    private static int number(String text, int least, int most) {
        refusedIf(!text.matches("\\d{1,9}"), text, "is not a whole number");
        int number = Integer.parseInt(text);
        refusedIf(number < least || number > most, text, "is out of range");
        return number;
    }

    static <E extends Enum<E>> E choice(Class<E> type, String text) {
        return Stream.of(type.getEnumConstants())
                .filter(constant -> constant.name()
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-')
                        .equals(text))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is none of them"));
    }

    private static Optional<String> present(String text) {
        return Optional.of(text).filter(name -> !name.isEmpty());
    }

    static String refusedIf(boolean wrong, String text, String why) {
        if (wrong) {
            throw new IllegalArgumentException("'" + text + "' " + why);
        }
        return text;
    }
}
