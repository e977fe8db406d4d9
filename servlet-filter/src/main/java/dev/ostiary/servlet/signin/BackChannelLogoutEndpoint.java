package dev.ostiary.servlet.signin;

import dev.ostiary.encoding.RetryAfter;
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
import java.util.Optional;

/**
 * {@code POST /auth/back-channel-logout}: a provider says which of its sessions have ended (OpenID Connect Back-Channel Logout 1.0, section 2.5).
 * No cookie and no origin is looked at: what counts is the token. Thread-safe.
 */
record BackChannelLogoutEndpoint(RegisteredProvider provider, Logouts logouts) implements SessionEndpoint {
    private static final String TOKEN = "logout_token";
    private static final int BAD_REQUEST = HttpServletResponse.SC_BAD_REQUEST;
    private static final int UNAVAILABLE = HttpServletResponse.SC_SERVICE_UNAVAILABLE;

    @Override
    public String name() {
        return "back-channel-logout";
    }

    @Override
    public EndpointAnswer serve(HttpServletRequest request, boolean apiPath) {
        if (!request.getMethod().equals("POST")) {
            return new EndpointAnswer.WrongMethod("POST");
        }
        List<String> sent =
                FormBody.read(request).map(form -> form.getOrDefault(TOKEN, List.of())).orElse(List.of());
        if (sent.size() != 1) {
            return bad(sent.isEmpty() ? RejectionReason.MISSING_TOKEN : RejectionReason.MULTIPLE_TOKENS);
        }
        Logouts.Outcome outcome = logouts.take(provider, sent.get(0));
        if (outcome instanceof Logouts.Bad refused) {
            return bad(refused.reason());
        }
        return outcome instanceof Logouts.Later later ? later(later) : new EndpointAnswer.Replied(this::done);
    }

    private void done(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentLength(0);
    }

    private static EndpointAnswer bad(RejectionReason reason) {
        return refused(Refusal.of(reason, AnswerKind.API), BAD_REQUEST);
    }

    private static EndpointAnswer later(Logouts.Later later) {
        Duration retryAfter = later.retryAfter();
        return refused(Refusal.of(later.reason(), AnswerKind.API).withRetryAfter(retryAfter), UNAVAILABLE);
    }

    private static EndpointAnswer refused(Refusal refusal, int status) {
        return new EndpointAnswer.Refused(
                refusal, false, Optional.of((told, request, response) -> write(told, status, response)));
    }

    private static void write(Refusal refusal, int status, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("error", status == BAD_REQUEST ? "invalid_request" : "temporarily_unavailable");
        members.put("error_description", refusal.reason().description());
        byte[] body = StrictJson.write(members).getBytes(StandardCharsets.UTF_8);
        response.setHeader("Cache-Control", "no-store");
        refusal.retryAfter().ifPresent(delay -> response.setHeader("Retry-After", RetryAfter.text(delay)));
        response.setStatus(status);
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
