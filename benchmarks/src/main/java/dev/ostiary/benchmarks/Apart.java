package dev.ostiary.benchmarks;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Classes of one build of this library, apart from those of another: looked for in the given places alone, all others where this program has
 * them. So two builds can be measured in one process.
 */
public final class Apart extends URLClassLoader {
    private static final String OURS = "dev.ostiary.";
    private static final String OWN_PART = "dev.ostiary.benchmarks.";

    private final String user;

    private Apart(List<URL> places, String user) {
        super(places.toArray(URL[]::new), Apart.class.getClassLoader());
        this.user = user;
    }

    /**
     * One build.
     *
     * @param places of its classes, archives or folders
     * @return a loader that knows nothing of another build
     */
    public static Apart of(List<URL> places) {
        return new Apart(places, "");
    }

    /**
     * One build, and a class of these benchmarks that uses it without reflection.
     *
     * @param places of its classes, archives or folders
     * @param user is loaded anew, linked with the build
     * @return a loader that knows nothing of another build
     */
    public static Apart usedBy(List<URL> places, Class<?> user) {
        List<URL> all = new ArrayList<>(places);
        all.add(place(user));
        return new Apart(all, user.getName());
    }

    /**
     * Where a class is.
     *
     * @param type any
     * @return its archive or folder
     */
    public static URL place(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        return source.getLocation();
    }

    /**
     * The places of a class path.
     *
     * @param path as the environment's {@code OSTIARY_BENCHMARKS_BEFORE} has it
     * @return archives or folders
     * @throws MalformedURLException if one is no path
     */
    public static List<URL> places(String path) throws MalformedURLException {
        List<URL> found = new ArrayList<>();
        for (String place : path.split(java.io.File.pathSeparator, -1)) {
            found.add(Path.of(place).toUri().toURL());
        }
        return found;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.equals(user) && (!name.startsWith(OURS) || name.startsWith(OWN_PART))) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            return known == null ? findClass(name) : known;
        }
    }
}
