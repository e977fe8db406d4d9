package org.springframework.beans.factory;

import org.jspecify.annotations.Nullable;

/** As much of Spring's own as the filter asks. */
public interface ListableBeanFactory {
    String[] getBeanDefinitionNames();

    @Nullable
    Class<?> getType(String name, boolean allowFactoryBeanInit);
}
