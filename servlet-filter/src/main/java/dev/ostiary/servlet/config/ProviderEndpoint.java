package dev.ostiary.servlet.config;

import java.net.URI;

/** Where one of the provider's endpoints is. */
public sealed interface ProviderEndpoint {

    /** Where the provider's metadata say, if they do. */
    record Discovered() implements ProviderEndpoint {}

    /**
     * Where the configuration says, whatever the metadata say.
     *
     * @param address an https URL, or http where that is allowed
     */
    record At(URI address) implements ProviderEndpoint {}

    /** Nowhere: it is not used, whatever the metadata say. */
    record Unused() implements ProviderEndpoint {}
}
