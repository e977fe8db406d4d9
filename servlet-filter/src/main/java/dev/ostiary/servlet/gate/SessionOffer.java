package dev.ostiary.servlet.gate;

import dev.ostiary.servlet.session.SessionEndpoints;
import java.util.Optional;

/**
 * What the gate may make of a request besides letting it in, where the filter signs users in. Thread-safe.
 *
 * @param endpoints the filter's own paths
 * @param renewal of a page or a form whose access token has expired; empty where nothing may change
 */
public record SessionOffer(SessionEndpoints endpoints, Optional<Renewal> renewal) {}
