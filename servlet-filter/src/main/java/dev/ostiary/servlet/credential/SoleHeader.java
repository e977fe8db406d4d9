package dev.ostiary.servlet.credential;

import dev.ostiary.verify.RejectionReason;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;

/**
 * Finds the one credential in a request header that holds nothing else, or else whatever another extractor finds. Beside another credential
 * in a header, be that well-formed or not, it is one too many; beside cookies it counts alone. Immutable; thread-safe if the other is.
 *
 * @param name of the header
 * @param carrier what it is called
 * @param others where else a credential may stand
 */
record SoleHeader(String name, Carrier carrier, CredentialExtractor others) implements CredentialExtractor {

    @Override
    public Extraction extract(HttpServletRequest request) {
        Enumeration<String> lines = request.getHeaders(name);
        if (!lines.hasMoreElements()) {
            return others.extract(request);
        }
        String line = lines.nextElement();
        if (lines.hasMoreElements()) {
            return new Extraction.Malformed(RejectionReason.MULTIPLE_TOKENS);
        }
        String credential = line.strip();
        return credential.isEmpty() ? others.extract(request) : extract(credential, request);
    }

    private Extraction extract(String credential, HttpServletRequest request) {
        boolean alone = isNoneOrCookie(others.extract(request));
        // Lines that were folded into one arrive as a list; no token and no API key holds a comma.
        return alone && credential.indexOf(',') < 0
                ? new Extraction.Found(credential, carrier)
                : new Extraction.Malformed(RejectionReason.MULTIPLE_TOKENS);
    }

    private static boolean isNoneOrCookie(Extraction other) {
        return other instanceof Extraction.None
                || (other instanceof Extraction.Sent sent && sent.carrier() == Carrier.COOKIE);
    }
}
