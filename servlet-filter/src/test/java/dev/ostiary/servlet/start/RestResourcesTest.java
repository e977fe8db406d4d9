package dev.ostiary.servlet.start;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
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

    private static final class Gone {}

    @RolesAllowed("admin")
    private static final class Broken {
        Gone gone() {
            return new Gone();
        }
    }

    /** Has one of these classes, and not the other one, which it refers to. */
    private static final class Torn extends ClassLoader {
        private Torn() {
            super(RestResourcesTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.equals(Gone.class.getName())) {
                throw new ClassNotFoundException(name);
            }
            return name.equals(Broken.class.getName()) ? broken(name) : super.loadClass(name, resolve);
        }

        private Class<?> broken(String name) throws ClassNotFoundException {
            try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = file.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    @Test
    void classThatRefersToOneThatIsNotThere_isNone() throws Exception {
        Class<?> torn = new Torn().loadClass(Broken.class.getName());

        assertThat(torn).isNotEqualTo(Broken.class);
        assertThat(RestResources.areEnforced(torn, Set.of(FEATURE)::contains)).isFalse();
    }

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
