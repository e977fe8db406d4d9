package com.example.orders;

import java.security.Principal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class OrdersController {
    @GetMapping({"/api/orders", "/api/admin/orders"})
    String orders(Principal user) {
        return "Orders of " + user.getName();
    }
}
