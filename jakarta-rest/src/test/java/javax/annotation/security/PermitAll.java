package javax.annotation.security;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** As the old name of Jakarta Annotations has it. */
@Retention(RetentionPolicy.RUNTIME)
public @interface PermitAll {}
