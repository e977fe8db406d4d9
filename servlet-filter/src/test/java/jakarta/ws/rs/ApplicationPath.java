package jakarta.ws.rs;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** As Jakarta REST has it, which the filter knows by its name. */
@Retention(RetentionPolicy.RUNTIME)
public @interface ApplicationPath {
    /** Where it is. */
    String value();
}
