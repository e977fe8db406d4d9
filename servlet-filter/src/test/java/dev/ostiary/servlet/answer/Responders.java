package dev.ostiary.servlet.answer;

import dev.ostiary.servlet.csrf.Origin;
import dev.ostiary.servlet.testing.FakeResponse;
import dev.ostiary.verify.RejectionReason;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Responders and refusals from which each test changes one thing. */
final class Responders {
    static final ExternalAddress ADDRESS = new ExternalAddress(Origin::of, Optional.empty(), List.of());

    private Responders() {}

    static StandardResponder standard() {
        return withSignInPage("/sign-in");
    }

    static StandardResponder withSignInPage(String page) {
        return responder(ErrorDetail.CODE, Optional.of(page), Optional.of("return_to"), "access_token");
    }

    static StandardResponder withoutSignInPage() {
        return responder(ErrorDetail.CODE, Optional.empty(), Optional.of("return_to"), "access_token");
    }

    static StandardResponder withReturnTo(Optional<String> parameter) {
        return responder(ErrorDetail.CODE, Optional.of("/sign-in"), parameter, "access_token");
    }

    static StandardResponder withCookie(String name) {
        return responder(ErrorDetail.CODE, Optional.of("/sign-in"), Optional.of("return_to"), name);
    }

    static StandardResponder withDetail(ErrorDetail detail) {
        return responder(detail, Optional.of("/sign-in"), Optional.of("return_to"), "access_token");
    }

    private static StandardResponder responder(
            ErrorDetail detail, Optional<String> page, Optional<String> returnTo, String cookieName) {
        Pages pages = new Pages(page, returnTo, Optional.empty());
        return new StandardResponder("ostiary", detail, pages, Optional.of(cookieName), ADDRESS);
    }

    static Refusal missing(AnswerKind kind) {
        return Refusal.of(RejectionReason.MISSING_TOKEN, kind);
    }

    static Refusal expired(AnswerKind kind) {
        return Refusal.of(RejectionReason.TOKEN_EXPIRED, kind);
    }

    /** Its reason stands in for one that this row of the table gets together with rules. */
    static Refusal notAllowed(AnswerKind kind, String... missingScopes) {
        return new Refusal(
                Grounds.NOT_ALLOWED,
                RejectionReason.CLAIM_MISSING,
                kind,
                false,
                false,
                List.of(missingScopes),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static FakeResponse answer(StandardResponder responder, Refusal refusal, HttpServletRequest request)
            throws IOException {
        FakeResponse response = new FakeResponse();
        responder.respond(refusal, request, response);
        return response;
    }
}
