package dev.ostiary.servlet.start;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RestResourcesTest {
    private static final String FEATURE = "dev.ostiary.rest.SecurityAnnotations";
    private static final String CXF = "org.apache.cxf.jaxrs.JAXRSServerFactoryBean";

    @Path("a")
    private interface Resource {}

    private static class AtItsInterface implements Resource {}

    @RolesAllowed("admin")
    private static final class Inherited extends AtItsInterface {}

    private static final class SubResource {
        @Report
        void report() {}
    }

    @HttpMethod("REPORT")
    @Retention(RetentionPolicy.RUNTIME)
    private @interface Report {}

    /** What stands here is enforced by nobody. */
    @ApplicationPath("api")
    @RolesAllowed("admin")
    private static final class WholeApplication {}

    @RolesAllowed("admin")
    private static final class Controller {}

    @Test
    void resources_besideTheModule_areEnforced() {
        assertThat(RestResources.areEnforced(Inherited.class, Set.of(FEATURE)::contains))
                .isTrue();
        assertThat(RestResources.areEnforced(SubResource.class, Set.of(FEATURE)::contains))
                .isTrue();
    }

    @Test
    void resources_withoutTheModule_areNot() {
        assertThat(RestResources.areEnforced(Inherited.class, name -> false)).isFalse();
    }

    @Test
    void resources_ofCxf_areNotByItself() {
        assertThat(RestResources.areEnforced(Inherited.class, Set.of(FEATURE, CXF)::contains))
                .isFalse();
    }

    @Test
    void whatIsNoResource_isNot() {
        assertThat(RestResources.areEnforced(Controller.class, Set.of(FEATURE)::contains))
                .isFalse();
        assertThat(RestResources.areEnforced(WholeApplication.class, Set.of(FEATURE)::contains))
                .isFalse();
    }
}
