package dev.ostiary.benchmarks.signin;

import java.io.IOException;

public final class SignInCost { public static void main(String... a) throws Exception { if (a[0].equals("begun")) System.out.println(BegunSignIns.measure(Integer.parseInt(a[1]))); else System.out.println(WholeSignIn.measure(Integer.parseInt(a[0])).row("x")); } }
