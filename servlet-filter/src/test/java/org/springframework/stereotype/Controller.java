package org.springframework.stereotype;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Spring's own, by its name. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Controller {}
