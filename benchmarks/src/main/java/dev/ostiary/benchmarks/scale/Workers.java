package dev.ostiary.benchmarks.scale;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** The two kinds of threads; one that is virtual is there from JDK 21 on only, and so it is reached by reflection. */
enum Workers {
    PLATFORM {
        @Override
        Thread start(String name, Runnable work) {
            Thread thread = new Thread(work, name);
            thread.start();
            return thread;
        }
    },
    VIRTUAL {
        @Override
        Thread start(String name, Runnable work) {
            try {
                Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
                Class<?> type = Class.forName("java.lang.Thread$Builder");
                Method named = type.getMethod("name", String.class);
                Method started = type.getMethod("start", Runnable.class);
                return (Thread) started.invoke(named.invoke(builder, name), work);
            } catch (ClassNotFoundException
                    | NoSuchMethodException
                    | IllegalAccessException
                    | InvocationTargetException absent) {
                throw new IllegalStateException("virtual threads need JDK 21 or newer", absent);
            }
        }
    };

    abstract Thread start(String name, Runnable work);
}
