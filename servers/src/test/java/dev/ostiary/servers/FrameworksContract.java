package dev.ostiary.servers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What holds beside that on a server with CDI, EJB, Jakarta Security and Jakarta REST of its own. */
abstract class FrameworksContract extends ServerContract {
    FrameworksContract(Server server) {
        super(server);
    }

    @Override
    List<War> applications(Map<String, String> settings) {
        List<War> all = new ArrayList<>(List.of(
                War.declaring("seen", settings).withFrameworks().withModule(),
                War.declaring("seen-alone", settings).withFrameworks()));
        all.addAll(super.applications(settings));
        return all;
    }

    @Test
    void show() throws Exception {
        for (String app : List.of("seen", "seen-alone")) {
            for (String path : List.of(
                    "/seen/x",
                    "/public/seen/x",
                    "/seen/x?logout=1",
                    "/rest/seen",
                    "/rest/seen/users",
                    "/rest/seen/admins",
                    "/public/rest/seen/users")) {
                var with = getWithToken("/" + app + path);
                System.out.println("== " + app + path + " user " + with.statusCode() + " " + with.headers().map().get("set-cookie") + " "
                        + with.body().replace("\n", " "));
                var without = get("/" + app + path);
                System.out.println("== " + app + path + " nobody " + without.statusCode() + " "
                        + without.body().replace("\n", " "));
            }
            var session = getWithToken("/" + app + "/seen/x?session=1");
            System.out.println("== " + app + " session " + session.headers().map().get("set-cookie"));
            String cookies = String.join("; ", session.headers().allValues("set-cookie").stream().map(c -> c.split(";")[0]).toList());
            var again = get("/" + app + "/public/seen/x", "Cookie", cookies);
            System.out.println("== " + app + " public with cookie " + again.headers().map().get("set-cookie") + again.body().replace("\n", " "));
            var third = get("/" + app + "/seen/x", "Cookie", cookies);
            System.out.println("== " + app + " with cookie " + third.headers().map().get("set-cookie") + third.body().replace("\n", " "));
            var fourth = getWithToken("/" + app + "/seen/x", "Cookie", cookies);
            System.out.println("== " + app + " with both " + fourth.headers().map().get("set-cookie") + fourth.body().replace("\n", " "));
        }
    }
}
