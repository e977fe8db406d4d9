package dev.ostiary.providers;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A provider's process, which may be told things on its standard input. */
final class ProviderProcess implements AutoCloseable {
    private static final int START_MINUTES = 5;
    private static final String ENDED = "";

    private final Process process;
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final BlockingQueue<String> marks = new LinkedBlockingQueue<>();
    private final BufferedWriter input;

    private ProviderProcess(Process process) {
        this.process = process;
        this.input = process.outputWriter();
    }

    /**
     * Returns when it has said that it is ready.
     *
     * @param mark what of its lines says so, or that it has obeyed
     */
    static ProviderProcess start(ProcessBuilder command, Predicate<String> mark) {
        try {
            ProviderProcess started =
                    new ProviderProcess(command.redirectErrorStream(true).start());
            Thread reader = new Thread(() -> started.read(mark), "log of the provider");
            reader.setDaemon(true);
            reader.start();
            started.awaitMark();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns when it has obeyed. */
    synchronized void tell(String... words) {
        try {
            input.write(String.join("\t", words) + "\n");
            input.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(log(), e);
        }
        awaitMark();
    }

    /** What it has said by now. */
    String log() {
        return String.join("\n", log);
    }

    /** Ends it as a service is ended. */
    void stop() {
        family().forEach(ProcessHandle::destroy);
        process.onExit().join();
    }

    /** @param name such as {@code STOP} */
    void signal(String name) {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        family().forEach(each -> command.add(Long.toString(each.pid())));
        try {
            Process kill = new ProcessBuilder(command).start();
            if (kill.waitFor() != 0) {
                throw new IllegalStateException("kill -" + name + " ended with " + kill.exitValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitMark() {
        try {
            String mark = marks.poll(START_MINUTES, TimeUnit.MINUTES);
            if (mark == null || mark.equals(ENDED)) {
                close();
                throw new IllegalStateException("the provider has ended, or does not answer:\n" + log());
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read(Predicate<String> mark) {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                log.add(line);
                if (mark.test(line)) {
                    marks.add(line);
                }
            }
        } catch (IOException broken) {
            log.add(broken.toString());
        }
        marks.add(ENDED);
    }

    @Override
    public void close() {
        family().forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
    }

    /** A script may have started what really is the provider. */
    private Stream<ProcessHandle> family() {
        return Stream.concat(process.descendants(), Stream.of(process.toHandle()));
    }
}
