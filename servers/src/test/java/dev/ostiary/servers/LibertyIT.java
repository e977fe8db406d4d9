package dev.ostiary.servers;

/** What holds on any server, on Open Liberty 26. */
class LibertyIT extends FrameworksContract {
    LibertyIT() {
        super(new Liberty());
    }
}
