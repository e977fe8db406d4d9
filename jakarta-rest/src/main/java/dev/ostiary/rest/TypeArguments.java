package dev.ostiary.rest;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a class puts in the place of the type variables of all that it extends and implements. Immutable.
 *
 * @param byVariable those it says anything of
 */
record TypeArguments(Map<TypeVariable<?>, Type> byVariable) {
    TypeArguments {
        byVariable = Map.copyOf(byVariable);
    }

    static TypeArguments of(Class<?> type) {
        Map<TypeVariable<?>, Type> found = new HashMap<>();
        for (Class<?> each : Hierarchy.of(type)) {
            Stream.concat(Stream.ofNullable(each.getGenericSuperclass()), Arrays.stream(each.getGenericInterfaces()))
                    .forEach(above -> note(above, found));
        }
        return new TypeArguments(found);
    }

    private static void note(Type above, Map<TypeVariable<?>, Type> found) {
        if (above instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
            TypeVariable<?>[] variables = raw.getTypeParameters();
            for (int place = 0; place < variables.length; place++) {
                found.putIfAbsent(variables[place], generic.getActualTypeArguments()[place]);
            }
        }
    }

    /** The parameters of a method of that class, or of a type above, as the class has them. */
    List<Class<?>> parameters(Method method) {
        return Arrays.stream(method.getGenericParameterTypes())
                .<Class<?>>map(this::erasure)
                .toList();
    }

    private Class<?> erasure(Type type) {
        if (type instanceof Class<?> known) {
            return known;
        }
        if (type instanceof ParameterizedType generic) {
            return erasure(generic.getRawType());
        }
        if (type instanceof GenericArrayType array) {
            return erasure(array.getGenericComponentType()).arrayType();
        }
        if (type instanceof TypeVariable<?> variable) {
            return erasure(byVariable.getOrDefault(variable, variable.getBounds()[0]));
        }
        return erasure(((WildcardType) type).getUpperBounds()[0]);
    }
}
