package dev.ostiary.servlet.event;

import dev.ostiary.key.JwksFault;
import java.util.Optional;

/**
 * The labels under which attempts to fetch keys are counted. Immutable.
 *
 * @param issuer the configured issuer, or where its keys come from
 * @param fault why the attempt failed; empty if it brought keys, or confirmed those that are there
 */
public record KeySeries(String issuer, Optional<JwksFault> fault) {}
