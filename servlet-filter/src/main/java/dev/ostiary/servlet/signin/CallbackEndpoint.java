package dev.ostiary.servlet.signin;

import static dev.ostiary.verify.RejectionReason.ISSUER_MISMATCH;
import static dev.ostiary.verify.RejectionReason.MALFORMED_CALLBACK;
import static dev.ostiary.verify.RejectionReason.SIGN_IN_STALE;
import static dev.ostiary.verify.RejectionReason.STORE_UNAVAILABLE;

import dev.ostiary.provider.OpenIdProvider;
import dev.ostiary.provider.Redemption;
import dev.ostiary.provider.SignInState;
import dev.ostiary.provider.StateOpening;
import dev.ostiary.servlet.session.EndpointAnswer;
import dev.ostiary.servlet.session.SessionEndpoint;
import dev.ostiary.servlet.signin.CallbackParameters.Malformed;
import dev.ostiary.store.StoreUnavailableException;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /auth/callback}: a browser comes back from the provider. The first check that fails counts, and nothing is remembered before
 * what it has brought has turned out to be this browser's. A code is sent to the provider once. Thread-safe.
 *
 * @param provider whose path it is
 * @param used tells which sign-ins have come back already
 * @param admission opens the session of whom the provider has signed in
 */
record CallbackEndpoint(
        SignInParts parts,
        RegisteredProvider provider,
        UsedStates used,
        StaleCallback stale,
        ProviderError errors,
        SessionAdmission admission)
        implements SessionEndpoint {

    @Override
    public String name() {
        return "callback";
    }

    @Override
    public EndpointAnswer serve(HttpServletRequest request, boolean apiPath) {
        boolean posted = request.getMethod().equals("POST");
        if (!request.getMethod().equals("GET") && !(posted && provider.postsAnswers())) {
            return new EndpointAnswer.WrongMethod(provider.postsAnswers() ? "GET, POST" : "GET");
        }
        CallbackParameters parameters =
                sent(request, posted).map(CallbackParameters::of).orElseGet(() -> new Malformed(Optional.empty()));
        if (parameters instanceof Malformed malformed) {
            StateOpening opening = parts.states().open(malformed.state().orElse(null));
            return parts.refusals()
                    .of(MALFORMED_CALLBACK, Callback.readable(opening).flatMap(SignInState::returnTo));
        }
        CallbackParameters.Read read = (CallbackParameters.Read) parameters;
        return answer(new Callback(
                request,
                read,
                parts.states().open(read.state().orElse(null)),
                parts.cookie().read(request)));
    }

    private static Optional<Map<String, List<String>>> sent(HttpServletRequest request, boolean posted) {
        if (posted) {
            return FormBody.read(request);
        }
        return FormText.parse(Optional.ofNullable(request.getQueryString()).orElse(""));
    }

    private EndpointAnswer answer(Callback callback) {
        Optional<SignInState> own = callback.own(provider);
        if (!callback.sent().isAnswer() || own.isEmpty()) {
            return stale.answer(callback);
        }
        if (!isFromProvider(callback.sent().iss())) {
            return parts.refusals().of(ISSUER_MISMATCH, callback.returnTo());
        }
        if (callback.sent().error().isPresent()) {
            return errors.answer(callback, own.get());
        }
        try {
            return used.isFirst(own.get()) ? redeemed(callback, own.get()) : stale.answer(callback);
        } catch (StoreUnavailableException outage) {
            return parts.refusals().of(STORE_UNAVAILABLE, StoreUnavailableException.RETRY_AFTER, callback.returnTo());
        }
    }

    private boolean isFromProvider(Optional<String> iss) {
        OpenIdProvider client = provider.client();
        return iss.map(client.issuer()::equals).orElseGet(() -> !client.isIssParameterRequired());
    }

    private EndpointAnswer redeemed(Callback callback, SignInState state) {
        URI redirectUri = parts.places().redirectUri(state.redirectOrigin(), provider.pathName(), callback.request());
        Redemption redemption = provider.client()
                .redeem(
                        callback.sent().code().orElseThrow(),
                        redirectUri,
                        state,
                        callback.cookie().binding().orElseThrow());
        if (redemption instanceof Redemption.SignedIn signedIn) {
            return admission.answer(callback, provider, signedIn);
        }
        if (redemption instanceof Redemption.Stale nothing) {
            return nothing.reason() == SIGN_IN_STALE
                    ? stale.answer(callback)
                    : stale.answer(callback, nothing.reason());
        }
        return redemption instanceof Redemption.Unavailable outage
                ? parts.refusals().of(outage.reason(), outage.retryAfter(), callback.returnTo())
                : parts.refusals().of(((Redemption.Refused) redemption).reason(), callback.returnTo());
    }
}
