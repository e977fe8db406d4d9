/**
 * What becomes of a request: the gate decides, and notes on its way what it came upon; the enforcer reports that, and lets a refusal that is
 * only to be reported in.
 *
 * <p>The doors are {@link dev.ostiary.servlet.gate.Gate} and {@link dev.ostiary.servlet.gate.Enforcer}. No API: applications use
 * {@code dev.ostiary.servlet.AuthFilter}. May depend on the packages {@code identity}, {@code session}, {@code event} and whatever is
 * below these, and on core; nothing knows it but {@code explain} and the root.
 */
@NullMarked
package dev.ostiary.servlet.gate;

import org.jspecify.annotations.NullMarked;
