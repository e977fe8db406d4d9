package dev.ostiary.servlet.answer;

import dev.ostiary.verify.RejectionReason;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What a filter answers that could not start: 503 with the code {@code misconfigured}, to whoever asks for whatever. No setting
 * counts, since they are what may be wrong, and no error page of the application is shown. Stateless.
 */
public final class MisconfiguredAnswer {
    private static final Refusal REFUSAL = Refusal.of(RejectionReason.MISCONFIGURED, AnswerKind.API);
    private static final StandardResponder RESPONDER = new StandardResponder(
            "ostiary",
            ErrorDetail.CODE,
            Pages.NONE,
            Optional.empty(),
            new ExternalAddress(request -> Optional.empty(), Optional.empty(), List.of()));

    private MisconfiguredAnswer() {}

    /**
     * Answers, unless the response is committed.
     *
     * @param request not looked at
     * @param response the answer
     * @throws IOException if the connection broke
     */
    public static void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        RESPONDER.respond(REFUSAL, request, response);
    }
}
