package dev.ostiary.servlet.signin;

import static dev.ostiary.verify.RejectionReason.INSECURE_ORIGIN;
import static dev.ostiary.verify.RejectionReason.MISSING_TOKEN;
import static dev.ostiary.verify.RejectionReason.SIGN_IN_LOOP;

import dev.ostiary.provider.SignInBinding;
import dev.ostiary.provider.StepUp;
import dev.ostiary.servlet.answer.AnswerKind;
import dev.ostiary.servlet.answer.Refusal;
import dev.ostiary.servlet.session.EndpointAnswer;
import dev.ostiary.servlet.session.SessionEndpoint;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** {@code GET /auth/sign-in}: sends a browser to the provider, or back where its user is signed in already. Thread-safe. */
final class SignInEndpoint implements SessionEndpoint {
    private static final System.Logger LOG = System.getLogger(SignInParts.LOG_NAME);

    private final SignInParts parts;
    private final SignInStarts starts;
    private final AtomicBoolean isInsecureTold = new AtomicBoolean();

    SignInEndpoint(SignInParts parts) {
        this.parts = parts;
        this.starts = new SignInStarts(parts);
    }

    @Override
    public String name() {
        return "sign-in";
    }

    @Override
    public EndpointAnswer serve(HttpServletRequest request, boolean apiPath) {
        if (!OwnMethods.isPage(request)) {
            return OwnMethods.ofPages();
        }
        AnswerKind kind = AnswerKind.ofNavigation(request, false);
        if (kind == AnswerKind.API) {
            return new EndpointAnswer.Refused(Refusal.of(MISSING_TOKEN, AnswerKind.API), false);
        }
        SignInQuery query = parts.query(request);
        if (kind != AnswerKind.PAGE) {
            return new EndpointAnswer.Replied(new SentByScript(kind, query.location(parts.places(), request)));
        }
        return parts.places().isInsecure(request) ? insecure() : page(query, request);
    }

    private EndpointAnswer page(SignInQuery query, HttpServletRequest request) {
        if (!query.isForSomebodyElse() && parts.lookup().of(request, true) instanceof KnownSession.Good good) {
            String there = parts.places().returnTo(query.returnTo(), request);
            return new EndpointAnswer.Replied(SeeOther.to(there).with(good.renewed(), parts.cookies()));
        }
        SignInCookie.Sent sent = parts.cookie().read(request);
        boolean loops = sent.binding()
                .filter(binding -> binding.isLoopingAt(parts.clock().instant()))
                .isPresent();
        return loops ? parts.refusals().of(SIGN_IN_LOOP, query.returnTo()) : depart(query, sent.binding(), request);
    }

    private EndpointAnswer depart(SignInQuery query, Optional<SignInBinding> binding, HttpServletRequest request) {
        SignInStarts.Wish wish =
                new SignInStarts.Wish(query.provider(), query.returnTo(), StepUp.NONE, query.forwarded());
        return starts.depart(wish, query.attempt(), binding, AnswerKind.PAGE, request);
    }

    private EndpointAnswer insecure() {
        if (isInsecureTold.compareAndSet(false, true)) {
            LOG.log(
                    Level.WARNING,
                    "sign-in: the request came over plain http from another machine, so nobody is sent to the"
                            + " provider: set external-url to the https address that browsers use, or trusted-proxies to"
                            + " the proxy that sends X-Forwarded-Proto");
        }
        return parts.refusals().of(INSECURE_ORIGIN, Optional.empty());
    }
}
