/**
 * The configuration file of Keycloak's adapters, {@code keycloak.json}, and WildFly's {@code oidc.json}: what each of its keys becomes.
 *
 * <p>No API. The door is {@link dev.ostiary.servlet.keycloak.AdapterFile}. Knows settings by their names alone, and nothing else of the filter.
 */
@NullMarked
package dev.ostiary.servlet.keycloak;

import org.jspecify.annotations.NullMarked;
