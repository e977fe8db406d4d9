package com.example.orders;

import dev.ostiary.testkit.TestIssuer;
import java.time.Duration;
import org.springframework.boot.SpringApplication;

/** Starts the application with a provider of the testkit, on this machine alone, and prints what to type. */
public class TestOrdersApplication {
    public static void main(String[] arguments) {
        TestIssuer provider = TestIssuer.builder().audience("orders").start();
        String port = SpringApplication.from(OrdersApplication::main)
                .run("--ostiary.issuer=" + provider.issuer(), "--server.address=127.0.0.1")
                .getApplicationContext()
                .getEnvironment()
                .getProperty("local.server.port");
        String token = provider.token()
                .subject("alice")
                .roles("admin")
                .lifetime(Duration.ofHours(8))
                .sign();
        String curl = "curl -i http://127.0.0.1:" + port + "/api/orders";
        System.out.println("Without a token the answer is 401. With this token of alice, an administrator, it is 200:");
        System.out.println(curl);
        System.out.println(curl + " -H 'Authorization: Bearer " + token + "'");
    }
}
