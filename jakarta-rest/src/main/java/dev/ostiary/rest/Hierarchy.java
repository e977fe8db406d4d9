package dev.ostiary.rest;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A class and all that it extends and implements. Stateless. */
final class Hierarchy {
    private Hierarchy() {}

    /** The class itself first. */
    static List<Class<?>> of(Class<?> type) {
        Set<Class<?>> types = new LinkedHashSet<>();
        collect(type, types);
        return List.copyOf(types);
    }

    private static void collect(@Nullable Class<?> type, Set<Class<?>> types) {
        if (type != null && type != Object.class && types.add(type)) {
            collect(type.getSuperclass(), types);
            Arrays.stream(type.getInterfaces()).forEach(each -> collect(each, types));
        }
    }

    /**
     * A method, what it overrides and implements, and what overrides it down to a class.
     *
     * @param type the class on whose object it is called
     * @param method of that class, or of a type above
     */
    static List<Method> overridden(Class<?> type, Method method) {
        TypeArguments arguments = TypeArguments.of(type);
        List<Class<?>> signature = arguments.parameters(method);
        return of(type).stream()
                .flatMap(each -> Arrays.stream(each.getDeclaredMethods()))
                .filter(other -> other.getName().equals(method.getName()) && isInherited(other))
                .filter(other -> isSame(arguments.parameters(other), signature, method.isBridge()))
                .toList();
    }

    /** A bridge takes whatever the method behind it may be given, and more. */
    private static boolean isSame(List<Class<?>> parameters, List<Class<?>> signature, boolean isBridge) {
        return isBridge
                ? parameters.size() == signature.size()
                        && IntStream.range(0, parameters.size())
                                .allMatch(place -> signature.get(place).isAssignableFrom(parameters.get(place)))
                : parameters.equals(signature);
    }

    private static boolean isInherited(Method method) {
        return !method.isBridge()
                && !Modifier.isStatic(method.getModifiers())
                && !Modifier.isPrivate(method.getModifiers());
    }
}
