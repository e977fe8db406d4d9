package dev.ostiary.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Feature;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class SecurityAnnotationsTest {
    @Test
    void feature_isFoundAsAService() {
        assertThat(ServiceLoader.load(Feature.class).stream().map(ServiceLoader.Provider::type))
                .containsExactly(SecurityAnnotations.class);
    }
}
