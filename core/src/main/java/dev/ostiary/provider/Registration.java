package dev.ostiary.provider;

import java.time.Duration;

/**
 * This application as it is registered at a provider, and how it talks to it. Thread-safe.
 *
 * @param name what this application calls the provider
 * @param client who this application is there
 * @param authentication how it shows that
 * @param pushed whether authorization requests are pushed
 * @param hasCertificate whether the connection presents a certificate
 * @param exchanges with the provider
 */
record Registration(
        String name,
        ClientAuthentication.Client client,
        ClientAuthentication authentication,
        PushedRequests pushed,
        boolean hasCertificate,
        Exchanges exchanges) {

    String clientId() {
        return client.id();
    }

    boolean pushes(ProviderMetadata metadata) {
        return switch (pushed) {
            case ON -> true;
            case OFF -> false;
            case AUTO -> metadata.pushedRequestsRequired();
        };
    }

    Exchanges.Answer post(ProviderMetadata metadata, ClientForm form) {
        return exchanges.post(authentication.authenticate(client, metadata, form));
    }

    Exchanges.Answer post(ProviderMetadata metadata, ClientForm form, Duration atMost) {
        return exchanges.post(authentication.authenticate(client, metadata, form), atMost);
    }

    /** Names the issuer, for logs. */
    @Override
    public String toString() {
        return "Provider " + client.issuer();
    }
}
