package dev.ostiary.provider;

/** Whether authorization requests are sent to the provider directly, before the browser leaves (RFC 9126). */
public enum PushedRequests {
    /** Where the provider's metadata require it. */
    AUTO,
    /** Always; a provider whose metadata name no endpoint for it is not usable. */
    ON,
    /** Never. */
    OFF
}
