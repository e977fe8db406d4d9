package dev.ostiary.servlet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers an application that asks for a user ({@code authenticate(response)}) where there is none. */
@FunctionalInterface
interface Reauthentication {
    /** Writes the refusal of a request without a token. */
    void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException;
}
