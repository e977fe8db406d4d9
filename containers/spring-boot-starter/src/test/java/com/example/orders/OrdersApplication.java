package com.example.orders;

import jakarta.annotation.security.RolesAllowed;
import java.security.Principal;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
@RestController
public class OrdersApplication {
    public static void main(String[] args) {
        SpringApplication.run(OrdersApplication.class, args);
    }

    @GetMapping("/api/orders")
    String orders(Principal user) {
        return "Orders of " + user.getName();
    }

    @RolesAllowed("manager")
    @DeleteMapping("/api/orders")
    String clear() {
        return "No orders";
    }
}
