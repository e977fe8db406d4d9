package dev.ostiary.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** What holds beside that on a server that goes on without a filter whose start has thrown. */
abstract class GoesOnContract extends FrameworksContract {
    GoesOnContract(Server server) {
        super(server);
    }

    @Override
    String seenByEjbInAsynchronousDispatch() {
        return "nobody";
    }

    /** No check sees a filter that a listener registers, so it has to stay. */
    @Test
    void filterThatAListenerRegisters_andThatCannotStart_answersItself() throws Exception {
        HttpResponse<String> answer = get("/registered-wrongly/public/x");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("\"code\":\"misconfigured\"");
    }
}
