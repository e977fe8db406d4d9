package dev.ostiary.example.web;

import dev.ostiary.key.JwksEvent;
import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.servlet.event.AuthEvent;
import dev.ostiary.servlet.event.AuthEventListener;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Is told of each decision of the filter, before the page is made: leaves it with its request, for {@link TourPanel}, and counts it. Thread-safe.
 */
final class EventNotes implements AuthEventListener {
    private final Counts counts;

    EventNotes(Counts counts) {
        this.counts = counts;
    }

    /** Where the filter of {@code web.xml} looks for its listener when it starts. */
    void leaveIn(ServletContext context) {
        context.setAttribute(AuthFilter.EVENT_LISTENER_ATTRIBUTE, this);
    }

    @Override
    public void on(AuthEvent event) {
        counts.decided(event);
    }

    @Override
    public void on(AuthEvent event, HttpServletRequest request) {
        on(event);
        new WhatHappened(event, SentCredentials.names(request)).leaveWith(request);
    }

    @Override
    public void onKeys(String issuer, JwksEvent event) {
        counts.keys(event);
    }

    @Override
    public void onProviderLogout(String provider, int ended) {
        counts.sessionsEnded(ended);
    }
}
