package dev.ostiary.rest;

import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.util.Optional;

/** Stops an application at its start that says two things of one resource. Stateless. */
final class AnnotationCheck implements DynamicFeature {
    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        Optional<String> mistake =
                ResourceAnnotations.contradiction(resource.getResourceClass(), resource.getResourceMethod());
        if (mistake.isPresent()) {
            throw new IllegalStateException(mistake.get());
        }
    }
}
