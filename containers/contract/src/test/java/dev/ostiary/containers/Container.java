package dev.ostiary.containers;

/** A servlet container within this process. */
interface Container {

    /**
     * Starts an application on a free port of the loopback address.
     *
     * @throws Exception when the container does not start it, or starts it without serving it
     */
    RunningApplication start(WebApplication application) throws Exception;

    Facts facts();
}
