package dev.ostiary.servlet.signin;

import dev.ostiary.encoding.StrictJson;
import dev.ostiary.servlet.answer.AnswerKind;
import dev.ostiary.servlet.answer.Refusal;
import dev.ostiary.servlet.session.EndpointAnswer;
import dev.ostiary.servlet.session.SessionEndpoint;
import dev.ostiary.verify.RejectionReason;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code GET /auth/session}: tells scripts of this origin who is signed in, and where to sign out. Renews nothing. Thread-safe.
 */
record SessionStatusEndpoint(SignInParts parts) implements SessionEndpoint {
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    @Override
    public String name() {
        return "session";
    }

    @Override
    public EndpointAnswer serve(HttpServletRequest request, boolean apiPath) {
        if (!OwnMethods.isPage(request)) {
            return OwnMethods.ofPages();
        }
        String site = request.getHeader("Sec-Fetch-Site");
        if (site == null || !OWN_SITES.contains(site)) {
            return refused(Refusal.of(RejectionReason.CSRF_CROSS_SITE, AnswerKind.API));
        }
        KnownSession known = parts.lookup().of(request, false);
        if (known instanceof KnownSession.Good good) {
            return new EndpointAnswer.Replied((sent, response) -> write(good, sent, response));
        }
        if (known instanceof KnownSession.Undecided outage) {
            Refusal refusal = Refusal.of(outage.reason(), AnswerKind.API);
            return refused(outage.retryAfter().map(refusal::withRetryAfter).orElse(refusal));
        }
        return refused(Refusal.of(RejectionReason.MISSING_TOKEN, AnswerKind.API));
    }

    private static EndpointAnswer refused(Refusal refusal) {
        return new EndpointAnswer.Refused(refusal, false);
    }

    private void write(KnownSession.Good good, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("sub", good.subject());
        members.put("name", good.name());
        members.put("roles", List.copyOf(good.roles()));
        members.put("expires_in", Math.max(0, secondsUntil(good)));
        members.put("sign_out", parts.places().at(OwnPlaces.SIGN_OUT, request));
        byte[] body = StrictJson.write(members).getBytes(StandardCharsets.UTF_8);
        response.setContentType("application/json");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private long secondsUntil(KnownSession.Good good) {
        return Duration.between(parts.clock().instant(), good.expiresAt()).toSeconds();
    }
}
