package dev.ostiary.servlet.config;

/** Whether authorization requests are pushed to the provider beforehand (RFC 9126). */
public enum PushedRequests {
    /** Where the provider requires it. */
    AUTO,
    /** Always. */
    ON,
    /** Never. */
    OFF
}
