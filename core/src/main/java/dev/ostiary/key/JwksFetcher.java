package dev.ostiary.key;

/**
 * Gets documents over the network for a {@link RemoteJwks}: JWK sets and discovery documents.
 *
 * <p>{@link HttpJwksFetcher} does it with the platform's HTTP client. Write another one for a client certificate, a proxy
 * with credentials, or a transport that is not HTTP. It is called on a thread that may block, never on the thread of a
 * request, and by one thread at a time for each {@link RemoteJwks} that uses it.
 */
@FunctionalInterface
public interface JwksFetcher {

    /**
     * Gets one document.
     *
     * <p>The implementation ends within the request's timeout, body included, follows no redirect, never buffers more
     * than {@link FetchRequest#MAX_BODY_BYTES}, and answers {@link FetchOutcome.Failed} rather than throw. What it does
     * throw counts as {@link JwksFault#FETCHER_FAULT}. An interrupt asks it to end at once.
     *
     * @param request what to get; its URI was checked
     * @return the outcome
     */
    FetchOutcome fetch(FetchRequest request);
}
