package org.springframework.messaging.handler.annotation;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Spring's own, by its name. */
@Retention(RetentionPolicy.RUNTIME)
public @interface MessageMapping {
    String value();
}
