package dev.ostiary.key;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * Puts the failure of an exchange into words for whoever runs the application: constant ones, and of what was received a status and an
 * origin. Stateless.
 */
final class FailedExchange {
    private static final int MOST_CAUSES = 10;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int PROXY_AUTHENTICATION = 407;
    private static final int REDIRECTS = 3;
    private static final Pattern ALERT_OF_A_CERTIFICATE =
            Pattern.compile("Received fatal alert: ([a-z_]*certificate[a-z_]*|unknown_ca|access_denied)"
                    + "|Remote host terminated the handshake");
    private static final Pattern TUNNEL = Pattern.compile("Tunnel failed, got: ([0-9]{3})");

    private FailedExchange() {}

    /** Not done by the deadline. */
    static FetchOutcome.Failed late(boolean answerBegun) {
        return new FetchOutcome.Failed(
                JwksFault.TIMEOUT,
                answerBegun
                        ? "the answer began, but its body did not end within the timeout"
                        : "no answer within the timeout");
    }

    static FetchOutcome.Failed because(@Nullable Throwable cause, boolean answerBegun) {
        if (cause instanceof HttpConnectTimeoutException) {
            return new FetchOutcome.Failed(
                    JwksFault.TIMEOUT, "no connection within the timeout; a firewall may drop it");
        }
        if (cause instanceof HttpTimeoutException) {
            return late(answerBegun);
        }
        if (causes(cause).anyMatch(SSLException.class::isInstance)) {
            return new FetchOutcome.Failed(JwksFault.TLS, tls(cause));
        }
        return cause instanceof IOException
                ? new FetchOutcome.Failed(JwksFault.CONNECTION, connection(cause))
                : new FetchOutcome.Failed(JwksFault.FETCHER_FAULT);
    }

    /** Neither 200 nor 304. */
    static FetchOutcome.Failed ofStatus(int status, URI asked, Optional<String> location) {
        if (status == PROXY_AUTHENTICATION) {
            return new FetchOutcome.Failed(JwksFault.PROXY);
        }
        if (status / 100 == REDIRECTS) {
            return new FetchOutcome.Failed(
                    JwksFault.REDIRECT,
                    "status " + status + ", a redirect" + target(asked, location)
                            + ", which is never followed; configure the final URL");
        }
        boolean asksWho = status == UNAUTHORIZED || status == FORBIDDEN;
        return new FetchOutcome.Failed(
                JwksFault.STATUS,
                "status " + status + " instead of 200"
                        + (asksWho ? "; a server that asks for a token gets one by jwks-token-file" : ""));
    }

    /** No more than the origin: a path may hold somebody's session. */
    private static String target(URI asked, Optional<String> location) {
        try {
            Optional<URI> target = location.map(asked::resolve).filter(uri -> uri.getHost() != null);
            boolean sameHost =
                    target.filter(uri -> origin(uri).equals(origin(asked))).isPresent();
            return sameHost
                    ? " to another path of that server"
                    : target.map(uri -> " to " + origin(uri)).orElse("");
        } catch (IllegalArgumentException noUri) {
            return "";
        }
    }

    private static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }

    private static String tls(@Nullable Throwable fault) {
        if (has(fault, CertificateExpiredException.class::isInstance)) {
            return "the server's certificate has expired";
        }
        if (has(fault, CertificateNotYetValidException.class::isInstance)) {
            return "the server's certificate is not valid yet; compare the clocks";
        }
        if (has(fault, CertPathBuilderException.class::isInstance)) {
            return "the server's certificate comes from no authority that is trusted here; name the authority's"
                    + " certificate in provider-truststore";
        }
        if (has(fault, cause -> cause instanceof CertificateException && says(cause, "No "))) {
            return "the server's certificate is for another host name";
        }
        if (has(fault, FailedExchange::isAlertOfACertificate)) {
            return "the server ended the handshake, as one does that wants a client certificate and knows none or another; look at"
                    + " client-certificate";
        }
        if (has(fault, cause -> says(cause, "Unsupported or unrecognized SSL message")) || !isHandshake(fault)) {
            return "what answers there speaks no TLS; is it an http: address?";
        }
        return JwksFault.TLS.description();
    }

    /** Of whose certificate the server complains can only be this side's (RFC 8446, section 6.2); some do not say why. */
    private static boolean isAlertOfACertificate(Throwable cause) {
        return ALERT_OF_A_CERTIFICATE
                .matcher(String.valueOf(cause.getMessage()))
                .find();
    }

    private static boolean isHandshake(@Nullable Throwable fault) {
        return has(fault, cause -> cause instanceof SSLHandshakeException || cause instanceof CertificateException);
    }

    private static String connection(Throwable fault) {
        if (has(fault, cause -> cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException)) {
            return "the host name is not known here; look at the name and at DNS";
        }
        Optional<String> proxy = causes(fault)
                .map(cause -> TUNNEL.matcher(String.valueOf(cause.getMessage())))
                .filter(Matcher::find)
                .map(tunnel -> "the proxy let no connection through, with status " + tunnel.group(1))
                .findFirst();
        if (proxy.isPresent()) {
            return proxy.get();
        }
        return has(fault, ConnectException.class::isInstance)
                ? "the connection was refused; nothing listens there, or a firewall is between"
                : "the connection broke, or what answers speaks no HTTP; a server that wants a client certificate may break it, too: look at"
                        + " client-certificate";
    }

    private static boolean says(Throwable cause, String beginning) {
        return String.valueOf(cause.getMessage()).startsWith(beginning);
    }

    private static boolean has(@Nullable Throwable fault, Predicate<Throwable> condition) {
        return causes(fault).anyMatch(condition);
    }

    /** A chain that leads back into itself ends, too. */
    private static Stream<Throwable> causes(@Nullable Throwable fault) {
        return Stream.<Throwable>iterate(fault, cause -> cause != null, Throwable::getCause)
                .limit(MOST_CAUSES);
    }
}
