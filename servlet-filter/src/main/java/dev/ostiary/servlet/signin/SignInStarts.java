package dev.ostiary.servlet.signin;

import dev.ostiary.provider.Departure;
import dev.ostiary.provider.SignInBinding;
import dev.ostiary.provider.SignInStart;
import dev.ostiary.provider.StepUp;
import dev.ostiary.servlet.answer.AnswerKind;
import dev.ostiary.servlet.answer.Refusal;
import dev.ostiary.servlet.session.EndpointAnswer;
import dev.ostiary.verify.RejectionReason;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Sends browsers to a provider. Thread-safe. */
public final class SignInStarts {
    private final SignInParts parts;

    SignInStarts(SignInParts parts) {
        this.parts = parts;
    }

    /**
     * What somebody is to sign in with.
     *
     * @param provider the name of the one; empty: where none is named
     * @param returnTo where the browser goes in the end; what is no path of this application is the home page
     * @param demands beyond those that are configured
     * @param forwarded handed on to the provider, already checked
     */
    public record Wish(
            Optional<String> provider, Optional<String> returnTo, StepUp demands, Map<String, String> forwarded) {
        /** Shows nothing of the user. */
        @Override
        public String toString() {
            return "Wish[...]";
        }
    }

    /**
     * Sends somebody there, by the kind of the request: a browser that navigates, or a library's script that can have its browser do that. For
     * any other request it is 401 {@code missing_token}.
     *
     * @param wish what the application asks for
     * @param request of somebody
     * @return how to answer
     */
    public EndpointAnswer start(Wish wish, HttpServletRequest request) {
        AnswerKind kind = AnswerKind.ofNavigation(request, false);
        if (kind == AnswerKind.API) {
            return new EndpointAnswer.Refused(Refusal.of(RejectionReason.MISSING_TOKEN, AnswerKind.API), false);
        }
        if (parts.places().isInsecure(request)) {
            return parts.refusals().of(RejectionReason.INSECURE_ORIGIN, wish.returnTo());
        }
        Optional<String> place = wish.returnTo().filter(path -> parts.places().isWithin(path, request));
        Optional<SignInBinding> binding = parts.cookie().read(request).binding();
        return depart(new Wish(wish.provider(), place, wish.demands(), wish.forwarded()), 0, binding, kind, request);
    }

    /** @param attempt how many sign-ins in a row have come to nothing before */
    EndpointAnswer depart(
            Wish wish, int attempt, Optional<SignInBinding> binding, AnswerKind kind, HttpServletRequest request) {
        RegisteredProvider provider = parts.provider(wish.provider());
        URI redirectUri =
                parts.places().redirectUri(provider.pathName(), request).orElseThrow();
        Departure departure = provider.client()
                .depart(new SignInStart(
                        redirectUri, wish.returnTo(), wish.demands(), wish.forwarded(), attempt, binding));
        if (departure instanceof Departure.Ready ready) {
            return sent(ready, kind, request);
        }
        return departure instanceof Departure.Unavailable outage
                ? parts.refusals().of(outage.reason(), outage.retryAfter(), wish.returnTo())
                : parts.refusals().of(((Departure.Refused) departure).reason(), wish.returnTo());
    }

    private EndpointAnswer sent(Departure.Ready ready, AnswerKind kind, HttpServletRequest request) {
        String cookie = parts.cookie().line(ready.binding(), request);
        String location = ready.location().toString();
        if (kind == AnswerKind.PAGE) {
            return new EndpointAnswer.Replied(SeeOther.to(location).with(cookie));
        }
        SentByScript script = new SentByScript(kind, location);
        return new EndpointAnswer.Replied((asked, response) -> {
            response.addHeader("Set-Cookie", cookie);
            script.send(asked, response);
        });
    }
}
