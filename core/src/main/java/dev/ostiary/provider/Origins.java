package dev.ostiary.provider;

import java.net.URI;

/** Scheme, host and port of addresses. */
final class Origins {
    private Origins() {}

    static String of(URI uri) {
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }
}
